/* The schemas of the files that people edit; see schemas.c. */
#ifndef MUNDRAFT_EVIDENCE_SCHEMAS_H
#define MUNDRAFT_EVIDENCE_SCHEMAS_H

#include "mundraft/schema.h"

extern const struct schema profile_schema;
extern const struct schema topic_schema;
extern const struct schema instrument_schema;  /* one of them */
extern const struct schema instruments_schema; /* the file of them */
extern const struct schema committee_schema;
extern const struct schema conference_schema;
extern const struct schema states_schema;

#endif
