/*
 * The press: Pango breaks lines, Cairo writes the PDF. Built as a plug-in of its own
 * and loaded only when pages are wanted. The numbers are those under which a line
 * breaks where Word and LibreOffice break it: no hinting, no rounding, no kerning, no
 * ligatures. The font is taken from its files and from nowhere else: another one,
 * picked by the machine's settings, would break other lines.
 */
#include "mundraft/press.h"

#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>
#include <hb.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <stdlib.h>
#include <string.h>

#define RAISED_BY 0.33
#define CODE_FAMILY "Liberation Mono"
#define MOST_MISSING 64
#define MOST_KEPT 500         /* of a paragraph; Pango's time grows with their square */
#define TELLING_LETTER 0x049B /* version 1 of the family, which has the same name, lacks it */

struct press {
	FcConfig *config;
	PangoFontMap *map;
	PangoContext *context;
	char *family;
	GString *missing;
	size_t missing_count;
	bool has_code; /* the fixed-width family was added */
	cairo_surface_t *surface;
	cairo_t *cairo;
	void (*write)(void *context, const void *bytes, size_t n);
	void *write_context;
	GPtrArray *tags; /* the open ones */
};

struct press_lines {
	PangoLayout *layout;
	GPtrArray *lines; /* PangoLayoutLine */
	struct press_text text;
};

/* ---- fonts ---- */

struct face {
	const char *asked, *family, *file; /* the file's name without style and ending */
	const char *package;
	struct press_metrics metrics;
};

/* Families with the widths of those that conferences ask for. */
static const struct face faces[] = {
	{"Times New Roman",
	 "Liberation Serif",
	 "LiberationSerif",
	 "fonts-liberation2",
	 {PRESS_PITCH, 0.891}},
	{"Times", "Liberation Serif", "LiberationSerif", "fonts-liberation2", {PRESS_PITCH, 0.891}},
	{"Arial", "Liberation Sans", "LiberationSans", "fonts-liberation2", {PRESS_PITCH, 0.905}},
	{"Helvetica",
	 "Liberation Sans",
	 "LiberationSans",
	 "fonts-liberation2",
	 {PRESS_PITCH, 0.905}},
	{"Courier New",
	 "Liberation Mono",
	 "LiberationMono",
	 "fonts-liberation2",
	 {PRESS_PITCH_FIXED, 0.833}},
};

static const char *const folders[] = {
	"/usr/share/fonts/truetype/liberation2",
	"/usr/share/fonts/truetype/liberation",
	"/usr/share/fonts/liberation-serif",
	"/usr/share/fonts/liberation-serif-fonts",
	"/usr/share/fonts/liberation",
	"/usr/share/fonts/TTF",
	"/Library/Fonts",
};

/* Whether all four styles are there, in the version that is meant. */
static bool add_folder(FcConfig *config, const char *folder, const char *file)
{
	static const char *const styles[] = {"Regular", "Bold", "Italic", "BoldItalic"};
	for (size_t i = 0; i < G_N_ELEMENTS(styles); i++) {
		char *path = g_strdup_printf("%s/%s-%s.ttf", folder, file, styles[i]);
		bool added = g_file_test(path, G_FILE_TEST_EXISTS) &&
			     FcConfigAppFontAddFile(config, (const FcChar8 *)path);
		g_free(path);
		if (!added)
			return false;
	}
	return true;
}

/* The files of a family that the machine's own settings know. */
static bool add_known(FcConfig *config, const char *family)
{
	FcConfig *all = FcInitLoadConfigAndFonts();
	FcPattern *pattern = FcPatternCreate();
	FcObjectSet *wanted = FcObjectSetBuild(FC_FILE, (char *)NULL);
	bool added = false;
	FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)family);
	FcFontSet *found = all ? FcFontList(all, pattern, wanted) : NULL;
	for (int i = 0; found && i < found->nfont; i++) {
		FcChar8 *path;
		if (FcPatternGetString(found->fonts[i], FC_FILE, 0, &path) == FcResultMatch)
			added = FcConfigAppFontAddFile(config, path) || added;
	}
	if (found)
		FcFontSetDestroy(found);
	FcObjectSetDestroy(wanted);
	FcPatternDestroy(pattern);
	if (all)
		FcConfigDestroy(all);
	return added;
}

static void add_face(FcConfig *config, const struct face *face)
{
	for (size_t i = 0; i < G_N_ELEMENTS(folders); i++)
		if (add_folder(config, folders[i], face->file))
			return;
	add_known(config, face->family);
}

static PangoFontDescription *description(const char *family, double points)
{
	PangoFontDescription *font = pango_font_description_new();
	pango_font_description_set_family(font, family);
	pango_font_description_set_absolute_size(font, points * PANGO_SCALE);
	return font;
}

/* What was loaded must be what was asked for: Pango never says that it is not. */
static bool is_loaded(struct press *press, gunichar letter)
{
	PangoFontDescription *asked = description(press->family, 12);
	PangoFont *font = pango_font_map_load_font(press->map, press->context, asked);
	PangoFontDescription *got = font ? pango_font_describe(font) : NULL;
	bool same = got &&
		    g_ascii_strcasecmp(pango_font_description_get_family(got), press->family) == 0;
	if (same && letter) {
		PangoCoverage *coverage = pango_font_get_coverage(font, NULL);
		same = pango_coverage_get(coverage, (int)letter) == PANGO_COVERAGE_EXACT;
		g_object_unref(coverage);
	}
	if (got)
		pango_font_description_free(got);
	if (font)
		g_object_unref(font);
	pango_font_description_free(asked);
	return same;
}

static void make_context(struct press *press)
{
	cairo_font_options_t *options = cairo_font_options_create();
	/* Else Pango reads the machine's settings, in a thread, though nobody asks for them. */
	FcConfigSetCurrent(press->config);
	press->map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
	pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(press->map), 72);
	pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(press->map), press->config);
	press->context = pango_font_map_create_context(press->map);
	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
	pango_cairo_context_set_font_options(press->context, options);
	pango_cairo_context_set_resolution(press->context, 72);
	pango_context_set_round_glyph_positions(press->context, FALSE);
	pango_context_set_base_dir(press->context, PANGO_DIRECTION_LTR);
	pango_context_set_language(press->context, pango_language_from_string("en"));
	cairo_font_options_destroy(options);
}

static void press_close(struct press *press)
{
	if (press->cairo)
		cairo_destroy(press->cairo);
	if (press->surface)
		cairo_surface_destroy(press->surface);
	g_object_unref(press->context);
	g_object_unref(press->map);
	FcConfigDestroy(press->config);
	g_string_free(press->missing, TRUE);
	g_ptr_array_free(press->tags, TRUE);
	g_free(press->family);
	g_free(press);
}

static const struct face *find_face(const char *asked)
{
	for (size_t i = 0; i < G_N_ELEMENTS(faces); i++)
		if (g_ascii_strcasecmp(asked, faces[i].asked) == 0)
			return &faces[i];
	return NULL;
}

static struct press *press_open(const char *family, struct press_metrics *metrics,
				const char **package)
{
	const struct face *face = find_face(family);
	struct press *press = g_new0(struct press, 1);
	*metrics = face ? face->metrics : (struct press_metrics){1.15, 0.9};
	*package = face ? face->package : NULL;
	press->family = g_strdup(face ? face->family : family);
	press->missing = g_string_new("");
	press->tags = g_ptr_array_new();
	press->config = FcConfigCreate();
	if (face)
		add_face(press->config, face);
	else
		add_known(press->config, family);
	make_context(press);
	if (is_loaded(press, face ? TELLING_LETTER : 0))
		return press;
	press_close(press);
	return NULL;
}

/* ---- lines ---- */

/* Attributes in no order yet: Pango files one in order at once, any other by a search. */
static void add_attribute(GPtrArray *list, PangoAttribute *attribute, size_t start, size_t end)
{
	attribute->start_index = (guint)start;
	attribute->end_index = (guint)end;
	g_ptr_array_add(list, attribute);
}

static gint by_start(gconstpointer a, gconstpointer b)
{
	const PangoAttribute *const *one = a, *const *two = b;
	if ((*one)->start_index != (*two)->start_index)
		return (*one)->start_index < (*two)->start_index ? -1 : 1;
	return (int)(*one)->klass->type - (int)(*two)->klass->type;
}

static PangoAttrList *file_attributes(GPtrArray *attributes)
{
	PangoAttrList *list = pango_attr_list_new();
	g_ptr_array_sort(attributes, by_start);
	for (guint i = 0; i < attributes->len; i++)
		pango_attr_list_insert(list, g_ptr_array_index(attributes, i));
	g_ptr_array_free(attributes, TRUE);
	return list;
}

static bool uses_code(const struct press_text *text)
{
	for (size_t i = 0; i < text->run_count; i++)
		if (text->runs[i].style & PRESS_CODE)
			return true;
	return false;
}

/* A colour of its own makes each link a run of its own; it is never drawn. */
static void add_run(GPtrArray *list, const struct press_run *run, size_t index, double points)
{
	size_t start = run->start, end = run->end;
	if (run->style & PRESS_BOLD)
		add_attribute(list, pango_attr_weight_new(PANGO_WEIGHT_BOLD), start, end);
	if (run->style & PRESS_ITALIC)
		add_attribute(list, pango_attr_style_new(PANGO_STYLE_ITALIC), start, end);
	if (run->style & PRESS_CODE)
		add_attribute(list, pango_attr_family_new(CODE_FAMILY), start, end);
	if (run->style & (PRESS_CODE | PRESS_RAISED)) {
		double part = run->style & PRESS_RAISED ? PRESS_RAISED_SIZE : PRESS_CODE_SIZE;
		add_attribute(list,
			      pango_attr_size_new_absolute((int)(points * part * PANGO_SCALE)),
			      start, end);
	}
	if (run->style & PRESS_RAISED)
		add_attribute(list, pango_attr_rise_new((int)(points * RAISED_BY * PANGO_SCALE)),
			      start, end);
	if (run->link)
		add_attribute(list, pango_attr_foreground_new(0, 0, (guint16)(index % G_MAXUINT16)),
			      start, end);
}

static void keep_together(GPtrArray *list, const struct press_text *text, size_t start, size_t end)
{
	add_attribute(list, pango_attr_allow_breaks_new(FALSE), start, MIN(end, text->n));
}

/*
 * No line ends behind a slash, neither in an address nor in "A/RES/65/283": so it is
 * in word processors, and so it reads better. An address too long for a line breaks
 * where it must.
 */
static void keep_slashes(GPtrArray *list, const struct press_text *text)
{
	size_t kept = 0;
	for (const char *at = text->text; kept < MOST_KEPT && (at = strchr(at, '/')); at++) {
		size_t start = (size_t)(at - text->text);
		size_t next = (size_t)(guchar)g_utf8_skip[(guchar)at[1]];
		if (at[1] && at[1] != ' ' && ++kept)
			keep_together(list, text, start, start + 1 + next);
	}
}

static PangoAttrList *attributes(const struct press_text *text)
{
	GPtrArray *list = g_ptr_array_new();
	add_attribute(list, pango_attr_font_features_new("kern=0, liga=0, clig=0"), 0, text->n);
	for (size_t i = 0; i < text->run_count; i++)
		add_run(list, &text->runs[i], i, text->points);
	keep_slashes(list, text);
	return file_attributes(list);
}

static void note_missing(struct press *press, gunichar letter)
{
	char utf8[7] = {0};
	g_unichar_to_utf8(letter, utf8);
	if (press->missing_count >= MOST_MISSING || g_strstr_len(press->missing->str, -1, utf8))
		return;
	g_string_append(press->missing, utf8);
	press->missing_count++;
}

static void find_missing(struct press *press, PangoLayoutLine *line)
{
	for (GSList *run = line->runs; run; run = run->next) {
		const PangoGlyphItem *item = run->data;
		for (int i = 0; i < item->glyphs->num_glyphs; i++) {
			PangoGlyph glyph = item->glyphs->glyphs[i].glyph;
			if (glyph & PANGO_GLYPH_UNKNOWN_FLAG)
				note_missing(press, glyph & ~PANGO_GLYPH_UNKNOWN_FLAG);
		}
	}
}

static void collect_lines(struct press *press, struct press_lines *lines)
{
	bool unknown = pango_layout_get_unknown_glyphs_count(lines->layout) > 0;
	lines->lines = g_ptr_array_new();
	for (GSList *line = pango_layout_get_lines_readonly(lines->layout); line;
	     line = line->next) {
		g_ptr_array_add(lines->lines, line->data);
		if (unknown)
			find_missing(press, line->data);
	}
}

/* Only now: most papers have no code. */
static void prepare_code(struct press *press, const struct press_text *text)
{
	if (press->has_code || !uses_code(text))
		return;
	press->has_code = true;
	if (g_ascii_strcasecmp(press->family, CODE_FAMILY) == 0)
		return;
	add_face(press->config, find_face("Courier New"));
	pango_fc_font_map_config_changed(PANGO_FC_FONT_MAP(press->map));
}

static struct press_lines *press_set(struct press *press, const struct press_text *text)
{
	struct press_lines *lines = g_new0(struct press_lines, 1);
	PangoFontDescription *font = description(press->family, text->points);
	PangoAttrList *list = attributes(text);
	prepare_code(press, text);
	lines->text = *text;
	lines->layout = pango_layout_new(press->context);
	pango_layout_set_font_description(lines->layout, font);
	pango_layout_set_attributes(lines->layout, list);
	pango_layout_set_auto_dir(lines->layout, FALSE);
	pango_layout_set_wrap(lines->layout, PANGO_WRAP_WORD_CHAR);
	pango_layout_set_width(lines->layout, (int)(text->width * PANGO_SCALE + 0.5));
	pango_layout_set_indent(lines->layout, (int)(text->indent * PANGO_SCALE));
	pango_layout_set_text(lines->layout, text->text, (int)text->n);
	collect_lines(press, lines);
	pango_attr_list_unref(list);
	pango_font_description_free(font);
	return lines;
}

static size_t press_count(const struct press_lines *lines)
{
	return lines->lines->len;
}

static PangoLayoutLine *line_at(const struct press_lines *lines, size_t line)
{
	return g_ptr_array_index(lines->lines, line);
}

static size_t press_start(const struct press_lines *lines, size_t line)
{
	return (size_t)line_at(lines, line)->start_index;
}

static double press_width(const struct press_lines *lines, size_t line)
{
	PangoRectangle logical;
	pango_layout_line_get_extents(line_at(lines, line), NULL, &logical);
	return (double)logical.width / PANGO_SCALE;
}

static void press_drop(struct press_lines *lines)
{
	g_ptr_array_free(lines->lines, TRUE);
	g_object_unref(lines->layout);
	g_free(lines);
}

static const char *press_missing(struct press *press)
{
	return press->missing->str;
}

/* ---- the file ---- */

static cairo_status_t on_bytes(void *closure, const unsigned char *bytes, unsigned int n)
{
	struct press *press = closure;
	press->write(press->write_context, bytes, n);
	return CAIRO_STATUS_SUCCESS;
}

/* An empty date keeps Cairo from writing that of today. */
static bool press_begin(struct press *press, double width, double height,
			void (*write)(void *context, const void *bytes, size_t n), void *context)
{
	press->write = write;
	press->write_context = context;
	press->surface = cairo_pdf_surface_create_for_stream(on_bytes, press, width, height);
	cairo_pdf_surface_restrict_to_version(press->surface, CAIRO_PDF_VERSION_1_5);
	cairo_pdf_surface_set_metadata(press->surface, CAIRO_PDF_METADATA_CREATE_DATE, "");
	press->cairo = cairo_create(press->surface);
	return cairo_status(press->cairo) == CAIRO_STATUS_SUCCESS;
}

static void press_describe(struct press *press, enum press_key key, const char *value)
{
	static const cairo_pdf_metadata_t keys[] = {
		[PRESS_TITLE] = CAIRO_PDF_METADATA_TITLE,
		[PRESS_AUTHOR] = CAIRO_PDF_METADATA_AUTHOR,
		[PRESS_CREATOR] = CAIRO_PDF_METADATA_CREATOR,
		[PRESS_DATE] = CAIRO_PDF_METADATA_CREATE_DATE,
	};
	cairo_pdf_surface_set_metadata(press->surface, keys[key], value);
}

static void press_next_page(struct press *press)
{
	cairo_show_page(press->cairo);
}

/* Quotation marks and backslashes would end Cairo's attribute, letters past ASCII the address. */
static char *link_attributes(const char *link)
{
	GString *out = g_string_new(link[0] == '#' ? "dest='" : "uri='");
	for (const char *c = link + (link[0] == '#'); *c; c++) {
		bool plain = *c > ' ' && *c < 0x7F && !strchr("'\\\"<>", *c);
		if (plain)
			g_string_append_c(out, *c);
		else
			g_string_append_printf(out, "%%%02X", (unsigned)(unsigned char)*c);
	}
	g_string_append_c(out, '\'');
	return g_string_free(out, FALSE);
}

static const struct press_run *run_at(const struct press_lines *lines, size_t *run, size_t offset)
{
	const struct press_text *text = &lines->text;
	while (*run < text->run_count && text->runs[*run].end <= offset)
		++*run;
	return *run < text->run_count ? &text->runs[*run] : NULL;
}

static size_t first_run(const struct press_text *text, size_t offset)
{
	size_t low = 0, high = text->run_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (text->runs[middle].end <= offset)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static void open_tag(struct press *press, const struct press_run *run)
{
	if (run && run->link) {
		char *attributes_text = link_attributes(run->link);
		cairo_tag_begin(press->cairo, CAIRO_TAG_LINK, attributes_text);
		g_free(attributes_text);
	} else if (run && run->tag) {
		cairo_tag_begin(press->cairo, run->tag, NULL);
	}
}

static void close_tag(struct press *press, const struct press_run *run)
{
	if (run && (run->link || run->tag))
		cairo_tag_end(press->cairo, run->link ? CAIRO_TAG_LINK : run->tag);
}

static void switch_tag(struct press *press, const struct press_run **open,
		       const struct press_run *run)
{
	if (*open && run && (*open)->link == run->link && (*open)->tag == run->tag)
		return;
	close_tag(press, *open);
	open_tag(press, run);
	*open = run;
}

static double indent_of(const struct press_lines *lines, const PangoLayoutLine *line)
{
	double indent = lines->text.indent;
	if (line->is_paragraph_start)
		return indent > 0 ? indent : 0;
	return indent < 0 ? -indent : 0;
}

/*
 * Pango takes away the blank that a line ends with. It is put back, without a width:
 * what reads the file aloud must not run two words together.
 */
static void show_last(struct press *press, const char *text, PangoGlyphItem *item)
{
	PangoGlyphItem *copy = pango_glyph_item_copy(item);
	hb_codepoint_t blank = 0;
	hb_font_get_nominal_glyph(pango_font_get_hb_font(copy->item->analysis.font), ' ', &blank);
	for (int i = 0; blank && i < copy->glyphs->num_glyphs; i++)
		if (copy->glyphs->glyphs[i].glyph == PANGO_GLYPH_EMPTY)
			copy->glyphs->glyphs[i].glyph = blank;
	pango_cairo_show_glyph_item(press->cairo, text, copy);
	pango_glyph_item_free(copy);
}

static void press_draw(struct press *press, const struct press_lines *lines, size_t index, double x,
		       double y)
{
	PangoLayoutLine *line = line_at(lines, index);
	const struct press_run *open = NULL;
	size_t run = first_run(&lines->text, (size_t)line->start_index);
	x += indent_of(lines, line);
	for (GSList *at = line->runs; at; at = at->next) {
		PangoGlyphItem *item = at->data;
		switch_tag(press, &open, run_at(lines, &run, (size_t)item->item->offset));
		cairo_move_to(press->cairo, x, y - (double)item->y_offset / PANGO_SCALE);
		if (at->next)
			pango_cairo_show_glyph_item(press->cairo, lines->text.text, item);
		else
			show_last(press, lines->text.text, item);
		x += (double)pango_glyph_string_get_width(item->glyphs) / PANGO_SCALE;
	}
	switch_tag(press, &open, NULL);
}

static void press_rule(struct press *press, double x, double y, double width, double height)
{
	cairo_rectangle(press->cairo, x, y, width, height);
	cairo_fill(press->cairo);
}

static void press_tag(struct press *press, const char *name)
{
	if (name) {
		union {
			const char *given;
			gpointer kept;
		} same = {.given = name};
		cairo_tag_begin(press->cairo, name, NULL);
		g_ptr_array_add(press->tags, same.kept);
	} else if (press->tags->len) {
		cairo_tag_end(press->cairo,
			      g_ptr_array_steal_index(press->tags, press->tags->len - 1));
	}
}

static void press_place(struct press *press, const char *name, double x, double y)
{
	char *where = g_strdup_printf("name='%s' x=%d y=%d", name, (int)x, (int)y);
	cairo_tag_begin(press->cairo, CAIRO_TAG_DEST, where);
	cairo_tag_end(press->cairo, CAIRO_TAG_DEST);
	g_free(where);
}

static int press_outline(struct press *press, int above, const char *title, size_t page, double y)
{
	char *where = g_strdup_printf("page=%zu pos=[0 %d]", page, (int)y);
	int id = cairo_pdf_surface_add_outline(press->surface, above, title, where,
					       CAIRO_PDF_OUTLINE_FLAG_OPEN);
	g_free(where);
	return id;
}

static bool press_end(struct press *press)
{
	bool drawn = cairo_status(press->cairo) == CAIRO_STATUS_SUCCESS;
	cairo_destroy(press->cairo);
	cairo_surface_finish(press->surface);
	drawn = drawn && cairo_surface_status(press->surface) == CAIRO_STATUS_SUCCESS;
	cairo_surface_destroy(press->surface);
	press->cairo = NULL;
	press->surface = NULL;
	return drawn;
}

extern const struct press_api mundraft_press;
__attribute__((visibility("default"))) const struct press_api mundraft_press = {
	.version = PRESS_VERSION,
	.open = press_open,
	.close = press_close,
	.set = press_set,
	.count = press_count,
	.start = press_start,
	.width = press_width,
	.drop = press_drop,
	.missing = press_missing,
	.begin = press_begin,
	.describe = press_describe,
	.next_page = press_next_page,
	.draw = press_draw,
	.rule = press_rule,
	.tag = press_tag,
	.place = press_place,
	.outline = press_outline,
	.end = press_end,
};
