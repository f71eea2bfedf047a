/* How wide letters are in the families that conferences ask for. */
#ifndef MUNDRAFT_RENDER_LAYOUT_WIDTHS_H
#define MUNDRAFT_RENDER_LAYOUT_WIDTHS_H

#include "mundraft/press.h"

#include <stdint.h>

#define WIDTH_UNITS 2048 /* of a letter's size */

struct font_widths {
	const char *family;
	double pitch;
	const unsigned short *styles[4]; /* plain, bold, italic, both; NULL: all letters alike */
};

/* NULL: a family that is not known here. */
const struct font_widths *font_widths(const char *family);

/* In 2048ths of the letter's size; 0: not known. `style`: of a press_run. */
unsigned letter_width(const struct font_widths *font, unsigned style, uint32_t code);

#endif
