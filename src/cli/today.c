/* The day on which the program runs; SOURCE_DATE_EPOCH stands for it where it is set. */
#include "cli.h"

#include <stdlib.h>
#include <time.h>

bool today(struct date *date)
{
	long epoch;
	time_t now = time(NULL);
	struct tm parts;
	if (str_to_number(str_of(getenv("SOURCE_DATE_EPOCH")), &epoch))
		now = (time_t)epoch;
	if (!gmtime_r(&now, &parts) || parts.tm_year < 0 || parts.tm_year > 1000)
		return false;
	*date = (struct date){parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday};
	return true;
}
