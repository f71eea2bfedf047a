/* How facts are named to a reader outside a paper. */
#include "cli.h"

struct str fact_subject(const struct fact *fact, struct str country)
{
	if (fact->by.n)
		return fact->by;
	if (fact->voice != VOICE_REPORTED || !fact->source_count)
		return country;
	return fact->sources[0]->as.n ? fact->sources[0]->as : fact->sources[0]->publisher;
}
