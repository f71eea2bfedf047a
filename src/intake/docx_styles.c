/*
 * What text looks like: styles based on styles, the defaults of the document, the
 * families of its theme, its lists. A chain of styles is followed so far and no
 * further: a file may base two styles on each other.
 */
#include "docx.h"

#include <stdlib.h>
#include <string.h>

#define MAX_CHAIN 32
#define MAX_NESTING 9 /* levels of a list, as Word has them */

struct style {
	struct str id, name, based_on;
	struct props props;
};

struct list_form {
	bool ordered[MAX_NESTING];
};

long docx_number(const char *text)
{
	return text ? strtol(text, NULL, 10) : 0;
}

/* ---- properties ---- */

/* "w:b" alone means yes. */
static int toggle(const char *value)
{
	bool no = value && (strcmp(value, "0") == 0 || strcmp(value, "false") == 0 ||
			    strcmp(value, "off") == 0 || strcmp(value, "none") == 0);
	return no ? -1 : 1;
}

static struct str copied(struct arena *arena, const char *value)
{
	return value ? str_copy(arena, str_of(value)) : (struct str){0};
}

static void read_fonts(struct props *props, struct arena *arena, const char **attributes)
{
	const char *ascii = xml_attribute(attributes, "w:ascii");
	const char *theme = xml_attribute(attributes, "w:asciiTheme");
	if (ascii)
		props->ascii = copied(arena, ascii);
	if (theme)
		props->theme = copied(arena, theme);
}

static void read_spacing(struct props *props, struct arena *arena, const char **attributes)
{
	const char *line = xml_attribute(attributes, "w:line");
	const char *rule = xml_attribute(attributes, "w:lineRule");
	if (!line)
		return; /* also the spacing of letters, which has the same name */
	props->line = docx_number(line);
	props->rule = rule ? copied(arena, rule) : STR("auto");
}

static bool read_run_property(struct props *props, struct arena *arena, const char *name,
			      const char *value, const char **attributes)
{
	if (strcmp(name, "w:rFonts") == 0)
		read_fonts(props, arena, attributes);
	else if (strcmp(name, "w:sz") == 0)
		props->size = docx_number(value);
	else if (strcmp(name, "w:b") == 0)
		props->bold = toggle(value);
	else if (strcmp(name, "w:vanish") == 0)
		props->hidden = toggle(value);
	else if (strcmp(name, "w:rStyle") == 0)
		props->run_style = copied(arena, value);
	else
		return false;
	return true;
}

void props_read(struct props *props, struct arena *arena, const char *name, const char **attributes)
{
	const char *value = xml_attribute(attributes, "w:val");
	if (read_run_property(props, arena, name, value, attributes))
		return;
	if (strcmp(name, "w:pStyle") == 0)
		props->style = copied(arena, value);
	else if (strcmp(name, "w:spacing") == 0)
		read_spacing(props, arena, attributes);
	else if (strcmp(name, "w:outlineLvl") == 0)
		props->outline = docx_number(value) < MAX_NESTING ? docx_number(value) + 1 : -1;
	else if (strcmp(name, "w:numId") == 0)
		props->list = docx_number(value) > 0 ? docx_number(value) + 1 : -1;
	else if (strcmp(name, "w:ilvl") == 0)
		props->nesting = docx_number(value) + 1;
}

#define TAKE(field)                                                                                \
	if (over->field)                                                                           \
	props->field = over->field

void props_apply(struct props *props, const struct props *over)
{
	if (over->ascii.n || over->theme.n) {
		props->ascii = over->ascii;
		props->theme = over->theme;
	}
	TAKE(size);
	TAKE(bold);
	TAKE(hidden);
	TAKE(outline);
	TAKE(list);
	TAKE(nesting);
	if (over->line) {
		props->line = over->line;
		props->rule = over->rule;
	}
}

/* ---- styles.xml ---- */

struct styles_reader {
	struct styles *styles;
	struct style *style; /* the open one */
	struct props *props; /* where properties go; NULL: nowhere */
	unsigned skip;       /* depth inside what is passed over */
};

static void open_style(struct styles_reader *reader, const char **attributes)
{
	struct styles *styles = reader->styles;
	const char *id = xml_attribute(attributes, "w:styleId");
	const char *type = xml_attribute(attributes, "w:type");
	const char *usual = xml_attribute(attributes, "w:default");
	struct style *style = arena_new(styles->arena, struct style);
	style->id = copied(styles->arena, id);
	reader->style = style;
	reader->props = &style->props;
	if (style->id.n)
		table_put(styles->arena, &styles->by_id, style->id, style);
	if (!usual || toggle(usual) < 0 || !type)
		return;
	if (strcmp(type, "paragraph") == 0)
		styles->paragraph = style->id;
	else if (strcmp(type, "character") == 0)
		styles->run = style->id;
}

/* How parts of tables look does not matter here. */
static bool is_passed_over(const char *name)
{
	return strcmp(name, "w:tblStylePr") == 0 || strcmp(name, "w:latentStyles") == 0;
}

static void on_style_open(void *context, const char *name, const char **attributes)
{
	struct styles_reader *reader = context;
	struct arena *arena = reader->styles->arena;
	if (reader->skip || is_passed_over(name))
		reader->skip++;
	else if (strcmp(name, "w:docDefaults") == 0)
		reader->props = &reader->styles->defaults;
	else if (strcmp(name, "w:style") == 0)
		open_style(reader, attributes);
	else if (reader->style && strcmp(name, "w:name") == 0)
		reader->style->name = copied(arena, xml_attribute(attributes, "w:val"));
	else if (reader->style && strcmp(name, "w:basedOn") == 0)
		reader->style->based_on = copied(arena, xml_attribute(attributes, "w:val"));
	else if (reader->props)
		props_read(reader->props, arena, name, attributes);
}

static void on_style_close(void *context, const char *name)
{
	struct styles_reader *reader = context;
	if (reader->skip) {
		reader->skip--;
	} else if (strcmp(name, "w:docDefaults") == 0 || strcmp(name, "w:style") == 0) {
		reader->style = NULL;
		reader->props = NULL;
	}
}

/* ---- the theme ---- */

struct theme_reader {
	struct styles *styles;
	struct str *family; /* the one that is being told */
};

static void on_theme_open(void *context, const char *name, const char **attributes)
{
	struct theme_reader *reader = context;
	if (strcmp(name, "a:majorFont") == 0)
		reader->family = &reader->styles->major;
	else if (strcmp(name, "a:minorFont") == 0)
		reader->family = &reader->styles->minor;
	else if (reader->family && strcmp(name, "a:latin") == 0)
		*reader->family =
			copied(reader->styles->arena, xml_attribute(attributes, "typeface"));
}

static void on_theme_close(void *context, const char *name)
{
	struct theme_reader *reader = context;
	if (strcmp(name, "a:majorFont") == 0 || strcmp(name, "a:minorFont") == 0)
		reader->family = NULL;
}

/* ---- numbering.xml ---- */

struct lists_reader {
	struct styles *styles;
	struct table abstract; /* id -> struct list_form */
	struct list_form *form;
	long nesting;
	struct str list; /* the open w:num */
};

static struct str key_of(struct arena *arena, const char *id)
{
	return str_printf(arena, "%ld", docx_number(id));
}

static void on_list_open(void *context, const char *name, const char **attributes)
{
	struct lists_reader *reader = context;
	struct arena *arena = reader->styles->arena;
	const char *value = xml_attribute(attributes, "w:val");
	if (strcmp(name, "w:abstractNum") == 0) {
		reader->form = arena_new(arena, struct list_form);
		table_put(arena, &reader->abstract,
			  key_of(arena, xml_attribute(attributes, "w:abstractNumId")),
			  reader->form);
	} else if (strcmp(name, "w:lvl") == 0) {
		reader->nesting = docx_number(xml_attribute(attributes, "w:ilvl"));
	} else if (strcmp(name, "w:numFmt") == 0 && reader->form && value) {
		if (reader->nesting >= 0 && reader->nesting < MAX_NESTING)
			reader->form->ordered[reader->nesting] = strcmp(value, "bullet") != 0;
	} else if (strcmp(name, "w:num") == 0) {
		reader->list = key_of(arena, xml_attribute(attributes, "w:numId"));
	} else if (strcmp(name, "w:abstractNumId") == 0 && reader->list.n) {
		const void *form = table_get(&reader->abstract, key_of(arena, value));
		if (form)
			table_put(arena, &reader->styles->lists, reader->list, form);
	}
}

static void on_list_close(void *context, const char *name)
{
	struct lists_reader *reader = context;
	if (strcmp(name, "w:abstractNum") == 0)
		reader->form = NULL;
	else if (strcmp(name, "w:num") == 0)
		reader->list = (struct str){0};
}

/* A part that is damaged says nothing: what it would have said is not known. */
void styles_load(struct styles *styles, struct package *package)
{
	struct styles_reader reader = {.styles = styles};
	struct theme_reader theme = {.styles = styles};
	struct lists_reader lists = {.styles = styles};
	styles->arena = package->arena;
	const struct xml_handler in_styles = {on_style_open, on_style_close, NULL, &reader};
	const struct xml_handler in_theme = {on_theme_open, on_theme_close, NULL, &theme};
	const struct xml_handler in_lists = {on_list_open, on_list_close, NULL, &lists};
	(void)(package_parse(package, package_part(package, "styles"), &in_styles) &&
	       package_parse(package, package_part(package, "theme"), &in_theme) &&
	       package_parse(package, package_part(package, "numbering"), &in_lists));
}

/* ---- what comes of it ---- */

static const struct style *find_style(const struct styles *styles, struct str id)
{
	return id.n ? table_get(&styles->by_id, id) : NULL;
}

/* A style's properties over those of the styles that it is based on. */
static void apply_style(const struct styles *styles, struct props *props, struct str id)
{
	const struct style *chain[MAX_CHAIN];
	size_t n = 0;
	for (const struct style *style = find_style(styles, id); style && n < MAX_CHAIN;
	     style = find_style(styles, style->based_on))
		chain[n++] = style;
	while (n)
		props_apply(props, &chain[--n]->props);
}

struct props styles_resolve(const struct styles *styles, const struct props *paragraph,
			    const struct props *run)
{
	struct props props = styles->defaults;
	bool known = find_style(styles, paragraph->style) != NULL;
	apply_style(styles, &props, known ? paragraph->style : styles->paragraph);
	props_apply(&props, paragraph);
	apply_style(styles, &props, run->run_style);
	props_apply(&props, run);
	return props;
}

static unsigned heading_by_name(struct str name)
{
	if (str_eq_nocase(name, STR("Title")))
		return 1;
	if (name.n != 9 || !str_eq_nocase(str_part(name, 0, 8), STR("heading ")))
		return 0;
	return name.p[8] >= '1' && name.p[8] <= '6' ? (unsigned)(name.p[8] - '0') : 0;
}

unsigned styles_heading(const struct styles *styles, const struct props *paragraph,
			const struct props *resolved)
{
	const struct style *style = find_style(styles, paragraph->style);
	for (size_t n = 0; style && n < MAX_CHAIN; n++) {
		unsigned level = heading_by_name(style->name);
		if (level)
			return level;
		style = find_style(styles, style->based_on);
	}
	return resolved->outline > 0 && resolved->outline <= 6 ? (unsigned)resolved->outline : 0;
}

/* A file that names none leaves it to the program, which takes Times New Roman. */
struct str styles_family(const struct styles *styles, const struct props *resolved)
{
	if (str_starts(resolved->theme, STR("major")) && styles->major.n)
		return styles->major;
	if (str_starts(resolved->theme, STR("minor")) && styles->minor.n)
		return styles->minor;
	return resolved->ascii.n ? resolved->ascii : STR("Times New Roman");
}

bool styles_ordered(const struct styles *styles, long list, long nesting)
{
	char key[24];
	struct str digits = {key, 0};
	for (long rest = list; rest > 0 && digits.n < sizeof key; rest /= 10)
		digits.n++;
	for (size_t i = digits.n; i > 0; i--, list /= 10)
		key[i - 1] = (char)('0' + list % 10);
	const struct list_form *form = table_get(&styles->lists, digits);
	return form && nesting >= 0 && nesting < MAX_NESTING && form->ordered[nesting];
}
