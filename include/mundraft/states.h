/*
 * The 193 Member States of the United Nations and its two observer States, under
 * every official, common and former name: profiles/un/states.yaml. A State need
 * not have a profile; then mundraft can say so, and offer to begin one.
 */
#ifndef MUNDRAFT_STATES_H
#define MUNDRAFT_STATES_H

#include "mundraft/library.h"
#include "mundraft/yaml.h"

struct state {
	struct str id;	 /* kazakhstan; also the name of its profile's file */
	struct str name; /* in prose: the Gambia is "Gambia" with the article "the" */
	struct str formal;
	struct str article, adjective, demonym, capital;
	struct str iso3;
	struct str group; /* the United Nations regional group */
	const struct str *names; /* all that people type, ended by an empty one */
};

/* Every State, in the file's order. 0 where there is no such file, or after an error. */
size_t states_load(struct library *library, struct state **states, struct diags *diags);

#endif
