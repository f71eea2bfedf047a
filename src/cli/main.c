/* The program. Everything else is in libmundraft, where tests can reach it. */
#include "cli.h"

int main(int argc, char **argv)
{
	return mundraft_main(argc, argv);
}
