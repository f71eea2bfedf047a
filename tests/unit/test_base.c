/* The base: memory, text, places, diagnostics, near names and dates; hostile input above all. */
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "mundraft/arena.h"
#include "mundraft/date.h"
#include "mundraft/diag.h"
#include "mundraft/machine.h"
#include "mundraft/near.h"
#include "mundraft/source.h"
#include "mundraft/str.h"
#include "mundraft/strbuf.h"
#include "mundraft/table.h"
#include "mundraft/utf8.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Any literal, bytes of 0 included, as a slice; `s` as one too. */
#define assert_str(actual, expected) check_str((actual), (expected), __FILE__, __LINE__)

static void check_str(struct str actual, const char *expected, const char *file, int line)
{
	struct str wanted = str_of(expected), a, b;
	size_t row = 1;
	if (str_eq(actual, wanted))
		return;
	for (;; row++) {
		bool more = str_next_line(&wanted, &a), also = str_next_line(&actual, &b);
		a = more ? a : (struct str){0};
		b = also ? b : (struct str){0};
		if (!str_eq(a, b) || !more || !also)
			break;
	}
	print_error("line %zu: expected \"%.*s\"\n", row, STR_ARG(a));
	print_error("            but is \"%.*s\"\n", STR_ARG(b));
	_fail(file, line);
}

static bool is_zero(const void *memory, size_t n)
{
	const unsigned char *bytes = memory;
	for (size_t i = 0; i < n; i++)
		if (bytes[i])
			return false;
	return true;
}

/* --- the way out --- */

static jmp_buf escape;
static char failure[64];

_Noreturn static void jump_back(const char *what)
{
	snprintf(failure, sizeof failure, "%s", what);
	longjmp(escape, 1);
}

/* Runs a statement that must end in machine_fail. */
#define assert_fails(statement)                                                                    \
	do {                                                                                       \
		failure[0] = '\0';                                                                 \
		machine_on_failure(jump_back);                                                     \
		if (setjmp(escape) == 0) {                                                         \
			(void)(statement);                                                         \
		}                                                                                  \
		machine_on_failure(NULL);                                                          \
		assert_string_equal(failure, "out of memory");                                     \
	} while (0)

/* --- arena --- */

/* The memory of one test: given back also where an assertion ends it. */
static struct arena arena;

static int release(void **state)
{
	(void)state;
	machine_on_failure(NULL);
	arena_release(&arena);
	return 0;
}

static void test_arena_gives_zeroed_aligned_memory(void **state)
{
	(void)state;
	static const size_t sizes[] = {0, 1, 15, 16, 17, 4096, 65535, 65536, 65537, 5000000};
	for (int round = 0; round < 2; round++) {
		for (size_t i = 0; i < COUNT(sizes); i++) {
			unsigned char *p = arena_alloc(&arena, sizes[i]);
			assert_non_null(p);
			assert_int_equal((uintptr_t)p % _Alignof(max_align_t), 0);
			assert_true(is_zero(p, sizes[i]));
			if (sizes[i])
				memset(p, 0xAA, sizes[i]);
		}
		arena_reset(&arena);
	}
}

static void test_arena_pieces_do_not_overlap(void **state)
{
	(void)state;
	unsigned char *pieces[2000];
	for (size_t i = 0; i < COUNT(pieces); i++) {
		pieces[i] = arena_alloc(&arena, i % 97);
		memset(pieces[i], (int)(i % 251), i % 97);
	}
	for (size_t i = 0; i < COUNT(pieces); i++)
		for (size_t j = 0; j < i % 97; j++)
			assert_int_equal(pieces[i][j], i % 251);
	char *a = arena_alloc(&arena, 0), *b = arena_alloc(&arena, 0);
	assert_ptr_not_equal(a, b);
}

static void test_arena_may_be_released_twice_and_used_again(void **state)
{
	(void)state;
	arena_reset(&arena);
	arena_release(&arena);
	arena_alloc(&arena, 100);
	arena_release(&arena);
	assert_null(arena.blocks);
	arena_release(&arena);
	assert_true(is_zero(arena_alloc(&arena, 100), 100));
}

static void test_arena_reset_keeps_one_block(void **state)
{
	(void)state;
	for (int i = 0; i < 10; i++)
		memset(arena_alloc(&arena, 100000), 1, 100000);
	arena_reset(&arena);
	struct arena_block *kept = arena.blocks;
	assert_non_null(kept);
	assert_true(is_zero(arena_alloc(&arena, 100000), 100000));
	assert_ptr_equal(arena.blocks, kept);
}

static void test_arena_grows_the_newest_piece_in_place(void **state)
{
	(void)state;
	char *p = arena_alloc(&arena, 10);
	memset(p, 'x', 10);
	char *q = arena_grow(&arena, p, 10, 1000);
	assert_ptr_equal(p, q);
	assert_memory_equal(q, "xxxxxxxxxx", 10);
	assert_true(is_zero(q + 10, 990));
	memset(q, 'y', 1000);
	char *next = arena_alloc(&arena, 16);
	assert_true(next >= q + 1000);
	assert_true(is_zero(next, 16));
}

static void test_arena_copies_what_is_not_the_newest(void **state)
{
	(void)state;
	char *p = arena_alloc(&arena, 10);
	memset(p, 'x', 10);
	char *other = arena_alloc(&arena, 10);
	memset(other, 'o', 10);
	char *q = arena_grow(&arena, p, 10, 40);
	assert_ptr_not_equal(p, q);
	assert_memory_equal(q, "xxxxxxxxxx", 10);
	assert_true(is_zero(q + 10, 30));
	memset(q, 'q', 40);
	assert_memory_equal(other, "oooooooooo", 10);
	assert_memory_equal(p, "xxxxxxxxxx", 10); /* slices of the old one stay good */
}

static void test_arena_grows_from_nothing_and_past_its_block(void **state)
{
	(void)state;
	unsigned char *p = arena_grow(&arena, NULL, 0, 8);
	assert_true(is_zero(p, 8));
	size_t size = 8;
	memset(p, 0x5A, size);
	while (size < (size_t)20 * 1024 * 1024) {
		p = arena_grow(&arena, p, size, size * 2);
		assert_int_equal(p[0], 0x5A);
		assert_int_equal(p[size - 1], 0x5A);
		assert_true(is_zero(p + size, size));
		size *= 2;
		memset(p, 0x5A, size);
	}
}

static void test_arena_overflow_fails_like_lost_memory(void **state)
{
	(void)state;
	assert_fails(arena_alloc(&arena, SIZE_MAX));
	assert_fails(arena_alloc(&arena, SIZE_MAX - 8));
	assert_fails(arena_alloc_n(&arena, SIZE_MAX, 2));
	assert_fails(arena_alloc_n(&arena, SIZE_MAX / 16 + 2, 16));
	assert_fails(arena_array(&arena, SIZE_MAX / 4, struct diag));
	size_t room = SIZE_MAX / 4;
	assert_fails(arena_more(&arena, NULL, 4, &room));
	char *p = arena_alloc(&arena, 4);
	assert_fails(arena_grow(&arena, p, 4, SIZE_MAX));
	assert_non_null(arena_alloc_n(&arena, 0, SIZE_MAX));
	assert_non_null(arena_alloc_n(&arena, SIZE_MAX, 0));
	assert_true(is_zero(arena_alloc(&arena, 64), 64)); /* and still of use */
}

static void test_arena_push_keeps_order_and_zeroes(void **state)
{
	(void)state;
	struct pair {
		size_t a, b;
	} *items = NULL;
	size_t count = 0, room = 0;
	for (size_t i = 0; i < 5000; i++) {
		struct pair *item = arena_push(&arena, items, count, room);
		assert_true(is_zero(item, sizeof *item));
		*item = (struct pair){i, i * 3};
		if (i % 7 == 0)
			memset(arena_alloc(&arena, 33), 0xFF, 33);
	}
	assert_int_equal(count, 5000);
	assert_true(room >= count);
	for (size_t i = 0; i < count; i++)
		assert_true(items[i].a == i && items[i].b == i * 3);
}

/* --- str --- */

static void test_str_of_nothing(void **state)
{
	(void)state;
	struct str none = {0};
	assert_int_equal(str_of(NULL).n, 0);
	assert_int_equal(str_of("").n, 0);
	assert_true(str_eq(none, STR("")));
	assert_true(str_is(none, ""));
	assert_true(str_is(none, NULL));
	assert_int_equal(str_cmp(none, STR("")), 0);
	assert_true(str_cmp(none, STR("a")) < 0);
	assert_true(str_starts(none, none) && str_ends(none, none) && str_has(none, none));
	assert_false(str_has(none, STR("a")));
	assert_int_equal(str_find(none, STR("a"), 0), 0);
	assert_int_equal(str_trim(none).n, 0);
	assert_int_equal(str_part(none, 0, 5).n, 0);
	assert_int_equal(str_words(none), 0);
	long number;
	assert_false(str_to_number(none, &number));
	struct str rest = none, piece;
	assert_false(str_next_line(&rest, &piece));
	assert_false(str_next_piece(&rest, ',', &piece));
}

static void test_str_part_is_clamped(void **state)
{
	(void)state;
	struct str s = STR("abcdef");
	assert_str(str_part(s, 2, 4), "cd");
	assert_str(str_part(s, 4, SIZE_MAX), "ef");
	assert_str(str_part(s, 0, 6), "abcdef");
	assert_int_equal(str_part(s, 4, 2).n, 0); /* swapped */
	assert_int_equal(str_part(s, 6, 9).n, 0);
	assert_int_equal(str_part(s, SIZE_MAX, SIZE_MAX).n, 0);
}

static void test_str_compares_bytes(void **state)
{
	(void)state;
	assert_true(str_cmp(STR("a"), STR("b")) < 0);
	assert_true(str_cmp(STR("ab"), STR("a")) > 0);
	assert_true(str_cmp(STR("z"), STR("\xC3\xA9")) < 0); /* as unsigned bytes */
	assert_false(str_eq(STR("a\0b"), STR("a\0c")));
	assert_true(str_eq(STR("a\0b"), STR("a\0b")));
	assert_false(str_is(STR("a\0b"), "a"));
	assert_true(str_starts(STR("abc"), STR("ab")) && !str_starts(STR("ab"), STR("abc")));
	assert_true(str_ends(STR("abc"), STR("bc")) && !str_ends(STR("bc"), STR("abc")));
	assert_true(str_eq_nocase(STR("KaZ"), STR("kAz")));
	assert_false(str_eq_nocase(STR("a"), STR("ab")));
	assert_false(str_eq_nocase(STR("["), STR("{"))); /* 0x20 apart, no letters */
	assert_false(str_eq_nocase(STR("@"), STR("`")));
}

static void test_str_find(void **state)
{
	(void)state;
	struct str s = STR("aabaab");
	assert_int_equal(str_find(s, STR("aab"), 0), 0);
	assert_int_equal(str_find(s, STR("aab"), 1), 3);
	assert_int_equal(str_find(s, STR("aab"), 4), 6);
	assert_int_equal(str_find(s, STR("b"), 5), 5);
	assert_int_equal(str_find(s, STR("b"), 6), 6);
	assert_int_equal(str_find(s, STR("b"), 7), 6);
	assert_int_equal(str_find(s, STR("aabaaba"), 0), 6);
	assert_int_equal(str_find(s, s, 0), 0);
	assert_int_equal(str_find(s, STR(""), 3), 3);
	assert_int_equal(str_find(s, STR(""), 9), 6);
	assert_int_equal(str_find(STR("a\0b"), STR("\0b"), 0), 1);
	assert_int_equal(str_find(STR("aaab"), STR("aab"), 0), 1);
}

static void test_str_find_far_behind_the_end(void **state)
{
	(void)state;
	static const char text[] = "xabc";
	struct str s = {text + 1, 3};
	assert_int_equal(str_find(s, STR("a"), SIZE_MAX), 3);
	assert_int_equal(str_find(s, STR("ab"), SIZE_MAX - 1), 3);
}

static void test_str_trim(void **state)
{
	(void)state;
	assert_str(str_trim(STR(" \t\r\n a b \n")), "a b");
	assert_str(str_trim(STR("   ")), "");
	assert_str(str_trim(STR("a")), "a");
	assert_int_equal(str_trim(STR("\0 ")).n, 1); /* NUL is no blank */
}

static void test_str_lines_and_pieces(void **state)
{
	(void)state;
	struct str rest = STR("one\r\n\ntwo\r\rx\nlast"), line;
	assert_true(str_next_line(&rest, &line));
	assert_str(line, "one");
	assert_true(str_next_line(&rest, &line));
	assert_str(line, "");
	assert_true(str_next_line(&rest, &line));
	assert_str(line, "two\r\rx"); /* a CR alone ends no line */
	assert_true(str_next_line(&rest, &line));
	assert_str(line, "last");
	assert_false(str_next_line(&rest, &line));
	rest = STR("one\r\nlast\r");
	assert_true(str_next_line(&rest, &line));
	assert_str(line, "one");
	assert_true(str_next_line(&rest, &line));
	assert_str(line, "last\r"); /* nor does one at the end of all */
	rest = STR(",a,,b,");
	static const char *const pieces[] = {"", "a", "", "b"};
	for (size_t i = 0; i < COUNT(pieces); i++) {
		assert_true(str_next_piece(&rest, ',', &line));
		assert_str(line, pieces[i]);
	}
	assert_false(str_next_piece(&rest, ',', &line));
	rest = STR("a\0b");
	assert_true(str_next_piece(&rest, '\0', &line));
	assert_str(line, "a");
	assert_str(rest, "b");
}

static void test_str_to_number(void **state)
{
	(void)state;
	long n = -7;
	static const char *const bad[] = {"",    "-1",  "+1",     " 1",
					  "1 ",  "1.0", "0x10",   "1,000",
					  "1e3", "٣",   "\xFF",   "99999999999999999999999",
					  "abc", "12a", "1_000_", "9223372036854775808"};
	for (size_t i = 0; i < COUNT(bad); i++)
		assert_false(str_to_number(str_of(bad[i]), &n));
	assert_int_equal(n, -7); /* left alone */
	assert_false(str_to_number(STR("1\0"), &n));
	assert_true(str_to_number(STR("0"), &n) && n == 0);
	assert_true(str_to_number(STR("000000000000000000000000042"), &n) && n == 42);
	assert_true(str_to_number(STR("2147483648"), &n) && n == 2147483648L);
}

static void test_str_to_number_takes_the_largest(void **state)
{
	(void)state;
	long n = 0;
	char digits[32];
	snprintf(digits, sizeof digits, "%ld", LONG_MAX);
	assert_true(str_to_number(str_of(digits), &n));
	assert_true(n == LONG_MAX);
}

static void test_str_copies(void **state)
{
	(void)state;
	char *z = str_dup(&arena, STR("a\0b"));
	assert_memory_equal(z, "a\0b", 4);
	assert_string_equal(str_dup(&arena, (struct str){0}), "");
	struct str copy = str_copy(&arena, STR("text"));
	assert_str(copy, "text");
	assert_int_equal(copy.p[copy.n], 0);
	assert_str(str_printf(&arena, "%s", ""), "");
	assert_str(str_printf(&arena, "%d-%.*s", 7, STR_ARG(STR("abc"))), "7-abc");
	struct str none = {0};
	assert_str(str_printf(&arena, "[%.*s]", STR_ARG(none)), "[]");
	struct str longest = str_printf(&arena, "%100000d", 1);
	assert_int_equal(longest.n, 100000);
	assert_int_equal(longest.p[99999], '1');
}

static void test_str_words(void **state)
{
	(void)state;
	assert_int_equal(str_words(STR("  one two\tthree\nfour  ")), 4);
	assert_int_equal(str_words(STR("well-known A/RES/65/283 don't")), 3);
	assert_int_equal(str_words(STR("a - b , ... c 7")), 4);
	assert_int_equal(str_words(STR("\xD0\x9C\xD0\xB8\xD1\x80 \xC3\xA9tat")), 2);
	assert_int_equal(str_words(STR("(2017)")), 1);
}

/* Dashes and quotation marks that stand alone are neither letters nor digits. */
static void test_str_words_are_no_signs(void **state)
{
	(void)state;
	assert_int_equal(str_words(STR("peace \xE2\x80\x93 at last")), 3);
	assert_int_equal(str_words(STR("peace \xE2\x80\x94 at last \xE2\x80\xA6")), 3);
	assert_int_equal(str_words(STR("\xE2\x80\x9Cpeace\xE2\x80\x9D")), 1);
}

static void test_chars_are_ascii_only(void **state)
{
	(void)state;
	for (int c = 0; c < 256; c++) {
		bool lower = c >= 'a' && c <= 'z', upper = c >= 'A' && c <= 'Z';
		assert_int_equal(char_is_alpha((char)c), lower || upper);
		assert_int_equal(char_is_upper((char)c), upper);
		assert_int_equal(char_is_digit((char)c), c >= '0' && c <= '9');
		assert_int_equal((unsigned char)char_lower((char)c), upper ? c + 32 : c);
		assert_int_equal((unsigned char)char_upper((char)c), lower ? c - 32 : c);
	}
	assert_false(char_is_space('\0') || char_is_space((char)0xA0) || char_is_space((char)0x85));
	assert_true(char_is_space(' ') && char_is_space('\t') && char_is_space('\r') &&
		    char_is_space('\n'));
}

/* --- strbuf --- */

static void test_strbuf_builds_and_stays_terminated(void **state)
{
	(void)state;
	struct strbuf buf;
	strbuf_init(&buf, &arena);
	assert_int_equal(strbuf_str(&buf).n, 0);
	strbuf_cut(&buf, 0);
	strbuf_adds(&buf, NULL);
	strbuf_add(&buf, (struct str){0});
	assert_int_equal(buf.p[0], 0);
	strbuf_adds(&buf, "ab");
	strbuf_addc(&buf, '\0');
	strbuf_addf(&buf, "%d%%", 7);
	assert_int_equal(buf.n, 5);
	assert_memory_equal(buf.p, "ab\0007%", 6);
	strbuf_cut(&buf, 9);
	assert_int_equal(buf.n, 5);
	strbuf_cut(&buf, 1);
	assert_string_equal(buf.p, "a");
	strbuf_addf(&buf, "%s", "");
	assert_string_equal(buf.p, "a");
}

static void test_strbufs_in_one_arena_do_not_mix(void **state)
{
	(void)state;
	struct strbuf a, b;
	strbuf_init(&a, &arena);
	strbuf_init(&b, &arena);
	for (int i = 0; i < 20000; i++) {
		strbuf_addc(&a, 'a');
		strbuf_addf(&b, "%c", 'b');
	}
	assert_int_equal(a.n, 20000);
	assert_int_equal(b.n, 20000);
	for (size_t i = 0; i < 20000; i++)
		assert_true(a.p[i] == 'a' && b.p[i] == 'b');
	assert_int_equal(a.p[a.n], 0);
	assert_int_equal(b.p[b.n], 0);
}

static void test_strbuf_may_be_added_to_itself(void **state)
{
	(void)state;
	struct strbuf buf;
	strbuf_init(&buf, &arena);
	strbuf_adds(&buf, "abc");
	for (int i = 0; i < 12; i++) {
		if (i % 3 == 0)
			arena_alloc(&arena, 1); /* now it must move */
		strbuf_add(&buf, strbuf_str(&buf));
	}
	assert_int_equal(buf.n, 3 << 12);
	for (size_t i = 0; i < buf.n; i++)
		assert_int_equal(buf.p[i], "abc"[i % 3]);
}

static void test_strbuf_exactly_full(void **state)
{
	(void)state;
	for (size_t n = 60; n < 70; n++) {
		struct strbuf buf;
		strbuf_init(&buf, &arena);
		for (size_t i = 0; i < n; i++)
			strbuf_addf(&buf, "%d", (int)(i % 10));
		char *after = arena_alloc(&arena, 16);
		memset(after, 0xFF, 16);
		assert_int_equal(strlen(buf.p), n);
		assert_true(buf.room > buf.n);
	}
}

static void test_strbuf_overflow_fails(void **state)
{
	(void)state;
	struct strbuf buf;
	strbuf_init(&buf, &arena);
	strbuf_adds(&buf, "x");
	struct str huge = {"x", SIZE_MAX};
	assert_fails(strbuf_add(&buf, huge));
	huge.n = SIZE_MAX - 1;
	assert_fails(strbuf_add(&buf, huge));
	assert_string_equal(buf.p, "x");
	huge.n = SIZE_MAX;
	assert_fails(str_dup(&arena, huge));
}

static void test_strbuf_code_points_round_trip(void **state)
{
	(void)state;
	struct strbuf buf;
	strbuf_init(&buf, &arena);
	for (uint32_t code = 0; code <= 0x10FFFF; code++) {
		if (code == 0xD800)
			code = 0xE000;
		strbuf_cut(&buf, 0);
		strbuf_add_code(&buf, code);
		size_t length = 0, bad = 0;
		assert_int_equal(utf8_decode(strbuf_str(&buf), &length), code);
		assert_int_equal(length, buf.n);
		assert_true(utf8_check(strbuf_str(&buf), &bad));
	}
}

/* What is no character is shown as one that is missing, and stays UTF-8. */
static void test_strbuf_of_no_characters(void **state)
{
	(void)state;
	static const uint32_t none[] = {0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0x110000, UINT32_MAX};
	for (size_t i = 0; i < COUNT(none); i++) {
		struct strbuf buf;
		strbuf_init(&buf, &arena);
		strbuf_add_code(&buf, none[i]);
		assert_str(strbuf_str(&buf), "\xEF\xBF\xBD");
	}
}

/* --- table --- */

static void test_table_keeps_the_first(void **state)
{
	(void)state;
	static const int one = 1, two = 2;
	struct table table = {0};
	assert_null(table_get(&table, STR("a")));
	assert_null(table_get(&table, (struct str){0}));
	assert_true(table_put(&arena, &table, STR("a"), &one));
	assert_false(table_put(&arena, &table, STR("a"), &two));
	assert_ptr_equal(table_get(&table, STR("a")), &one);
	assert_true(table_put(&arena, &table, (struct str){0}, &two)); /* no text is a text */
	assert_ptr_equal(table_get(&table, STR("")), &two);
	assert_true(table_put(&arena, &table, STR("a\0b"), &two));
	assert_ptr_equal(table_get(&table, STR("a\0b")), &two);
	assert_null(table_get(&table, STR("a\0c")));
	assert_int_equal(table.count, 3);
}

static void test_table_of_many(void **state)
{
	(void)state;
	struct table table = {0};
	for (size_t i = 0; i < 50000; i++) {
		struct str key = str_printf(&arena, "fact-%zu", i);
		assert_null(table_get(&table, key));
		assert_true(table_put(&arena, &table, key, key.p));
	}
	assert_int_equal(table.count, 50000);
	for (size_t i = 0; i < 50000; i++) {
		struct str key = str_printf(&arena, "fact-%zu", i);
		assert_string_equal(table_get(&table, key), key.p);
	}
	assert_null(table_get(&table, STR("fact-50000")));
}

/* --- utf8 --- */

static void test_utf8_check_names_the_first_bad_byte(void **state)
{
	(void)state;
	static const struct {
		struct str text;
		size_t bad;
	} cases[] = {
		{{"\xFF", 1}, 0},
		{{"ab\x80", 3}, 2},
		{{"\xC3", 1}, 0},                 /* cut off */
		{{"x\xE2\x82", 3}, 1},            /* cut off */
		{{"\xF0\x9F\x98", 3}, 0},         /* cut off */
		{{"\xC0\xAF", 2}, 0},             /* overlong "/" */
		{{"\xE0\x80\xAF", 3}, 0},         /* overlong */
		{{"\xF0\x80\x80\xAF", 4}, 0},     /* overlong */
		{{"\xC1\xBF", 2}, 0},             /* overlong */
		{{"\xED\xA0\x80", 3}, 0},         /* surrogate */
		{{"\xED\xBF\xBF", 3}, 0},         /* surrogate */
		{{"\xF4\x90\x80\x80", 4}, 0},     /* past U+10FFFF */
		{{"\xF5\x80\x80\x80", 4}, 0},     /* no lead byte */
		{{"\xF8\x88\x80\x80\x80", 5}, 0}, /* five bytes */
		{{"caf\xE9 x", 6}, 3},            /* Latin-1 */
		{{"\xC3\xA9\xC3(", 4}, 2},        /* after a good one */
		{{"\xFF\xFEh\0", 4}, 0},          /* UTF-16 */
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		size_t bad = 99;
		assert_false(utf8_check(cases[i].text, &bad));
		assert_int_equal(bad, cases[i].bad);
	}
}

static void test_utf8_check_accepts_the_rest(void **state)
{
	(void)state;
	size_t bad = 99;
	assert_true(utf8_check((struct str){0}, &bad));
	assert_true(utf8_check(STR("a\0b"), &bad));
	assert_true(utf8_check(STR("\xEF\xBF\xBD"), &bad)); /* U+FFFD itself */
	assert_true(utf8_check(STR("\xED\x9F\xBF\xEE\x80\x80\xF4\x8F\xBF\xBF\xC2\x80"), &bad));
	assert_int_equal(bad, 99);
}

static void test_utf8_decode_of_bad_bytes(void **state)
{
	(void)state;
	size_t length = 9;
	assert_int_equal(utf8_decode((struct str){0}, &length), 0);
	assert_int_equal(length, 0);
	assert_int_equal(utf8_decode(STR("\0"), &length), 0);
	assert_int_equal(length, 1);
	assert_int_equal(utf8_decode(STR("\xE2\x82"), &length), 0xFFFD);
	assert_int_equal(length, 1);
	assert_int_equal(utf8_decode(STR("\xE2\x82\xAC."), &length), 0x20AC);
	assert_int_equal(length, 3);
	/* never past the slice, though a good byte follows it in memory */
	assert_int_equal(utf8_decode((struct str){"\xC3\xA9", 1}, &length), 0xFFFD);
	assert_int_equal(length, 1);
}

static void test_utf8_count(void **state)
{
	(void)state;
	assert_int_equal(utf8_count((struct str){0}), 0);
	assert_int_equal(utf8_count(STR("C\xC3\xB4te \xF0\x9F\x98\x80")), 6);
}

static void test_utf8_case(void **state)
{
	(void)state;
	static const uint32_t pairs[][2] = {
		{'A', 'a'},       {0xC9, 0xE9},   {0xD8, 0xF8},   {0x100, 0x101}, {0x139, 0x13A},
		{0x147, 0x148},   {0x14A, 0x14B}, {0x179, 0x17A}, {0x17D, 0x17E}, {0x391, 0x3B1},
		{0x3A9, 0x3C9},   {0x401, 0x451}, {0x410, 0x430}, {0x42F, 0x44F}, {0x4D8, 0x4D9},
		{0x49A, 0x49B},   {0x4E8, 0x4E9}, {0x4B0, 0x4B1}, {0x406, 0x456}, {0x1EA0, 0x1EA1},
		{0x1E24, 0x1E25},
	};
	for (size_t i = 0; i < COUNT(pairs); i++) {
		assert_int_equal(utf8_lower(pairs[i][0]), pairs[i][1]);
		assert_int_equal(utf8_lower(pairs[i][1]), pairs[i][1]);
		assert_true(utf8_is_upper(pairs[i][0]) && !utf8_is_upper(pairs[i][1]));
		assert_true(utf8_is_letter(pairs[i][0]) && utf8_is_letter(pairs[i][1]));
	}
	static const uint32_t alone[] = {0xD7, 0xF7, 0xDF, 0x131, 0x138, 0x149, 0x17F, 0x3B1, '1'};
	for (size_t i = 0; i < COUNT(alone); i++)
		assert_int_equal(utf8_lower(alone[i]), alone[i]);
}

/* Capitals behind Latin Extended-A: Romanian, Azerbaijani, Greek with tonos, the rest. */
static void test_utf8_case_of_rarer_letters(void **state)
{
	(void)state;
	assert_int_equal(utf8_lower(0x178), 0xFF);  /* Y with diaeresis */
	assert_int_equal(utf8_lower(0x218), 0x219); /* Romanian S with comma */
	assert_int_equal(utf8_lower(0x21A), 0x21B); /* Romanian T with comma */
	assert_int_equal(utf8_lower(0x386), 0x3AC); /* Greek Alpha with tonos */
	assert_int_equal(utf8_lower(0x38C), 0x3CC); /* Greek Omicron with tonos */
	assert_int_equal(utf8_lower(0x4C1), 0x4C2); /* Cyrillic Zhe with breve */
}

static void test_utf8_small_letters_stay_themselves(void **state)
{
	(void)state;
	assert_int_equal(utf8_lower(0x1E96), 0x1E96); /* h with line below, a small letter */
	assert_int_equal(utf8_lower(0x1E98), 0x1E98);
	assert_false(utf8_is_upper(0x1E96));
	assert_int_equal(utf8_lower(0x1E9E), 0xDF); /* capital sharp s */
}

static void test_utf8_letters(void **state)
{
	(void)state;
	static const uint32_t yes[] = {'a',   'Z',   0xE9,   0x151,  0x3B1, 0x436,
				       0x5D0, 0x627, 0x4E2D, 0xAC00, 0x301, 0x1EC7};
	static const uint32_t no[] = {0,      '1',    ' ',    '-',    '@',    '[',    0x7F,
				      0xA0,   0xAB,   0xBB,   0xBF,   0xD7,   0xF7,   0x2013,
				      0x2014, 0x2018, 0x2019, 0x201C, 0x2026, 0x20AC, 0x202E,
				      0x3000, 0xFEFF, 0xFFFD, 0xE000, 0x1F600};
	for (size_t i = 0; i < COUNT(yes); i++)
		assert_true(utf8_is_letter(yes[i]));
	for (size_t i = 0; i < COUNT(no); i++)
		assert_false(utf8_is_letter(no[i]));
}

/* A mark that turns the text is not a letter of a name. */
static void test_utf8_bidi_is_no_letter(void **state)
{
	(void)state;
	for (uint32_t c = 0; c < 0x11000; c++)
		if (utf8_is_bidi(c) || utf8_is_control(c))
			assert_false(utf8_is_letter(c));
}

static void test_utf8_control_and_bidi(void **state)
{
	(void)state;
	for (uint32_t c = 0; c < 0x100; c++) {
		bool control = (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c <= 0x9F);
		assert_int_equal(utf8_is_control(c), control);
	}
	static const uint32_t bidi[] = {0x61C,  0x200E, 0x200F, 0x202A, 0x202B, 0x202C,
					0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069};
	for (size_t i = 0; i < COUNT(bidi); i++)
		assert_true(utf8_is_bidi(bidi[i]));
	assert_false(utf8_is_bidi(0x2029) || utf8_is_bidi(0x2065) || utf8_is_bidi(0x206A));
}

static void test_utf8_width(void **state)
{
	(void)state;
	assert_int_equal(utf8_width('a'), 1);
	assert_int_equal(utf8_width(0xE9), 1);
	assert_int_equal(utf8_width(0x436), 1);
	assert_int_equal(utf8_width(0x301), 0);
	assert_int_equal(utf8_width(0x202E), 0);
	assert_int_equal(utf8_width(0x4E2D), 2);
	assert_int_equal(utf8_width(0xAC00), 2);
	assert_int_equal(utf8_width(0xFF21), 2);
	assert_int_equal(utf8_width(0x1F680), 2); /* a rocket */
	assert_int_equal(utf8_width(0x200D), 0);  /* what joins pictures to one */
	assert_int_equal(utf8_width(0x64E), 0);   /* a vowel sign of Arabic */
	assert_int_equal(utf8_width(0x639), 1);
	assert_int_equal(utf8_width(0xE33), 1);
	assert_int_equal(utf8_width(0x20AC), 1);
	assert_int_equal(utf8_width(0xE01EF), 0);
	assert_int_equal(utf8_width(0x10FFFF), 1);
}

static struct str shown(struct str text)
{
	struct strbuf out;
	strbuf_init(&out, &arena);
	utf8_show(&out, text);
	return strbuf_str(&out);
}

static void test_utf8_show_leaves_nothing_hidden(void **state)
{
	(void)state;
	assert_str(shown(STR("a\0b")), "a<U+0000>b");
	assert_str(shown(STR("\x1B[31mred")), "<U+001B>[31mred");
	assert_str(shown(STR("\xC2\x9B")), "<U+009B>");
	assert_str(shown(STR("\xE2\x80\xAE"
			     "abc\xD8\x9C")),
		   "<U+202E>abc<U+061C>");
	assert_str(shown(STR("\r\x7F")), "<U+000D><U+007F>");
	assert_str(shown(STR("caf\xE9")), "caf<E9>");
	assert_str(shown(STR("\xED\xA0\x80")), "<ED><A0><80>");
	assert_str(shown(STR("\x9B")), "<9B>");
	assert_str(shown(STR("\tC\xC3\xB4te\n")), "\tC\xC3\xB4te\n");
	assert_str(shown(STR("\xEF\xBF\xBD")), "\xEF\xBF\xBD");
	assert_str(shown((struct str){0}), "");
}

static void test_utf8_fold(void **state)
{
	(void)state;
	static const char *const cases[][2] = {
		{"C\xC3\xB4te d'Ivoire", "cote d ivoire"},
		{"C\xC3\xB4te d\xE2\x80\x99Ivoire", "cote d ivoire"},
		{"Co\xCC\x82te", "cote"}, /* a mark apart */
		{"  T\xC3\x9CRK\xC4\xB0YE!  ", "turkiye"},
		{"S\xC3\xA3o Tom\xC3\xA9 and Pr\xC3\xADncipe", "sao tome and principe"},
		{"Guinea-Bissau", "guinea bissau"},
		{"Viet--Nam (SRV)", "viet nam srv"},
		{"A/RES/65/283", "a res 65 283"},
		{"\xC3\x85land \xC5\x81\xC3\xB3\xC5\xBA \xC5\xB8", "aland loz y"},
		{"\xC3\x97\xC3\xB7", ""}, /* times and divided by */
		{"\xD2\x9A\xD0\x90\xD0\x97\xD0\x90\xD2\x9A",
		 "\xD2\x9B\xD0\xB0\xD0\xB7\xD0\xB0\xD2\x9B"},
		{"", ""},
		{"...", ""},
		{"\xFF"
		 "a\xFF"
		 "b",
		 "a b"},
		{"kazakh\xE2\x80\x8Bstan", "kazakh stan"},
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_str(utf8_fold(&arena, str_of(cases[i][0])), cases[i][1]);
	assert_str(utf8_fold(&arena, STR("a\0b")), "a b");
}

/* "Latin letters without their accents": two Member States write theirs so. */
static void test_utf8_fold_knows_vietnam_and_romania(void **state)
{
	(void)state;
	assert_str(utf8_fold(&arena, STR("Vi\xE1\xBB\x87t Nam")), "viet nam");
	assert_str(utf8_fold(&arena, STR("Bucure\xC8\x99ti")), "bucuresti");
}

static void test_utf8_fold_twice_is_once(void **state)
{
	(void)state;
	for (uint32_t c = 0; c < 0x3000; c++) {
		struct strbuf text;
		size_t bad;
		strbuf_init(&text, &arena);
		strbuf_adds(&text, "x ");
		strbuf_add_code(&text, c);
		strbuf_adds(&text, " y");
		struct str once = utf8_fold(&arena, strbuf_str(&text));
		assert_true(utf8_check(once, &bad));
		assert_true(str_eq(once, utf8_fold(&arena, once)));
		arena_reset(&arena);
	}
}

static void test_utf8_capitalize(void **state)
{
	(void)state;
	static const char *const cases[][2] = {
		{"the Council", "The Council"},
		{"The Council", "The Council"},
		{"", ""},
		{"7 states", "7 states"},
		{"\xC3\xA9tat", "\xC3\x89tat"},
		{"\xD0\xBC\xD0\xB8\xD1\x80", "\xD0\x9C\xD0\xB8\xD1\x80"},
		{"\xD1\x91\xD0\xB6", "\xD0\x81\xD0\xB6"},
		{"\xD3\x99\xD0\xBB\xD0\xB5\xD0\xBC", "\xD3\x98\xD0\xBB\xD0\xB5\xD0\xBC"},
		{"\xC5\x82\xC3\xB3", "\xC5\x81\xC3\xB3"},
		{"\xC5\xBEivot", "\xC5\xBDivot"},
		{"\xC3\x9F", "\xC3\x9F"},   /* sharp s has none here */
		{"\xC8\x99i", "\xC8\x98i"}, /* Romanian s with comma */
		{"\xCE\xAC", "\xCE\x86"},   /* Greek alpha with tonos */
		{"\xC3\xBF", "\xC5\xB8"},   /* y with diaeresis */
		{"\xC3\xB7", "\xC3\xB7"},   /* divided by */
		{"\xE9tat", "\xE9tat"},     /* bad bytes stay */
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_str(utf8_capitalize(&arena, str_of(cases[i][0])), cases[i][1]);
	for (uint32_t c = 0; c < 0x3000; c++) { /* what comes out has the same small letter */
		struct strbuf text;
		size_t length;
		strbuf_init(&text, &arena);
		strbuf_add_code(&text, c);
		struct str big = utf8_capitalize(&arena, strbuf_str(&text));
		assert_int_equal(utf8_lower(utf8_decode(big, &length)), utf8_lower(c));
	}
}

/* --- source --- */

static void assert_place(const struct source *source, size_t offset, size_t line, size_t column)
{
	struct place place = source_place(source, offset);
	assert_int_equal(place.line, line);
	assert_int_equal(place.column, column);
}

static void test_source_places(void **state)
{
	(void)state;
	struct source *s = source_new(&arena, STR("f"), STR("ab\n\nC\xC3\xB4te\r\nx"));
	assert_int_equal(s->line_count, 4);
	assert_place(s, 0, 1, 1);
	assert_place(s, 2, 1, 3); /* the newline belongs to its line */
	assert_place(s, 3, 2, 1);
	assert_place(s, 4, 3, 1);
	assert_place(s, 7, 3, 3); /* in code points */
	assert_place(s, s->text.n, 4, 2);
	assert_place(s, s->text.n + 1, 4, 2);
	assert_place(s, SIZE_MAX, 4, 2);
	assert_str(source_line(s, 1), "ab");
	assert_str(source_line(s, 2), "");
	assert_str(source_line(s, 3), "C\xC3\xB4te");
	assert_str(source_line(s, 4), "x");
	assert_str(source_line(s, 0), "");
	assert_str(source_line(s, 5), "");
	assert_str(source_line(s, SIZE_MAX), "");
	assert_str(source_text(s, (struct span){0, 2}), "ab");
	assert_str(source_text(s, (struct span){2, 0}), "");
	assert_str(source_text(s, (struct span){14 - 3, SIZE_MAX}), "x");
}

static void test_source_of_nothing(void **state)
{
	(void)state;
	struct source *s = source_new(&arena, STR("f"), (struct str){0});
	assert_int_equal(s->line_count, 1);
	assert_place(s, 0, 1, 1);
	assert_place(s, 100, 1, 1);
	assert_str(source_line(s, 1), "");
	s = source_new(&arena, STR("f"), STR("\n"));
	assert_int_equal(s->line_count, 2);
	assert_place(s, 1, 2, 1);
	assert_str(source_line(s, 2), "");
	s = source_new(&arena, STR("f"), STR("a\0b\n\0"));
	assert_int_equal(source_line(s, 1).n, 3);
	assert_place(s, 2, 1, 3);
	s = source_new(&arena, STR("f"), STR("a\r\nb\r"));
	assert_str(source_line(s, 1), "a");
	assert_str(source_line(s, 2), "b");
	assert_int_equal(s->line_count, 3);
}

/* An old editor's line ends: every editor of today shows each as a line of its own. */
static void test_source_of_carriage_returns(void **state)
{
	(void)state;
	struct source *s = source_new(&arena, STR("f"), STR("a\rbc\r\rd\r\r\ne\n\rf"));
	static const char *const lines[] = {"a", "bc", "", "d", "", "e", "", "f"};
	assert_int_equal(s->line_count, 8);
	for (size_t i = 0; i < 8; i++)
		assert_str(source_line(s, i + 1), lines[i]);
	assert_place(s, 1, 1, 2);
	assert_place(s, 2, 2, 1);
	assert_place(s, 6, 4, 1);
	assert_place(s, 9, 5, 2); /* the LF of a CR LF */
	assert_place(s, s->text.n, 8, 2);
}

static void test_source_of_many_lines(void **state)
{
	(void)state;
	struct strbuf text;
	strbuf_init(&text, &arena);
	for (int i = 0; i < 100000; i++)
		strbuf_addf(&text, "%d\n", i);
	struct source *s = source_new(&arena, STR("f"), strbuf_str(&text));
	for (size_t i = 0; i < 100000; i += 997) {
		assert_int_equal(source_place(s, s->lines[i]).line, i + 1);
		assert_int_equal(source_place(s, s->lines[i + 1] - 1).line, i + 1);
		char number[16];
		snprintf(number, sizeof number, "%zu", i);
		assert_str(source_line(s, i + 1), number);
	}
}

/* --- diagnostics --- */

struct desk {
	struct diags diags;
	struct source *a, *b;
};

static struct desk *open_desk(void)
{
	static struct desk desk;
	arena_reset(&arena);
	desk = (struct desk){.diags = {.arena = &arena}};
	desk.a = source_new(&arena, STR("a.yaml"), STR("0123456789"));
	desk.b = source_new(&arena, STR("b.yaml"), STR("0123456789"));
	return &desk;
}

static struct diag *add(struct desk *desk, const struct source *source, size_t start,
			const char *message)
{
	return diag_add(&desk->diags, RULE_BAD_VALUE, source, (struct span){start, start + 1}, "%s",
			message);
}

/* All messages, joined. */
static struct str messages(struct desk *desk)
{
	struct strbuf out;
	strbuf_init(&out, &arena);
	for (size_t i = 0; i < desk->diags.count; i++)
		strbuf_addf(&out, "%s%.*s", i ? " " : "", STR_ARG(desk->diags.items[i].message));
	return strbuf_str(&out);
}

static void test_diag_add_and_count(void **state)
{
	(void)state;
	struct desk *desk = open_desk();
	struct diag *diag = diag_add(&desk->diags, RULE_BAD_VALUE, desk->a, (struct span){1, 3},
				     "\"%s\" is %d%%", "x", 7);
	assert_str(diag->message, "\"x\" is 7%");
	assert_int_equal(diag->severity, SEVERITY_ERROR);
	assert_int_equal(desk->diags.errors, 1);
	assert_int_equal(diag->help.n, 0);
	diag_help(&desk->diags, diag, "do %s", "this");
	assert_str(diag->help, "do this");
	diag_severity(&desk->diags, diag, SEVERITY_STYLE);
	assert_int_equal(desk->diags.errors, 0);
	diag_severity(&desk->diags, diag, SEVERITY_ERROR);
	diag_severity(&desk->diags, diag, SEVERITY_ERROR);
	assert_int_equal(desk->diags.errors, 1);
	diag = diag_add(&desk->diags, RULE_FACT_FORM, NULL, (struct span){0}, "%s", "");
	assert_int_equal(diag->severity, SEVERITY_WARNING);
	assert_int_equal(desk->diags.errors, 1);
	for (int i = 0; i < 1000; i++)
		add(desk, desk->a, 0, "more");
	assert_str(desk->diags.items[0].help, "do this");
	assert_int_equal(desk->diags.count, 1002);
}

static void test_diag_suggest_copies(void **state)
{
	(void)state;
	struct desk *desk = open_desk();
	char word[] = "alpha";
	struct str words[] = {{word, 5}, {0}};
	struct diag *diag = add(desk, desk->a, 0, "x");
	diag_suggest(&desk->diags, diag, words, 0);
	assert_int_equal(diag->suggestion_count, 0);
	assert_int_equal(diag->help.n, 0);
	diag_suggest(&desk->diags, diag, words, 2);
	memset(word, 'z', 5);
	words[0].n = 1;
	assert_int_equal(diag->suggestion_count, 2);
	assert_str(diag->suggestions[0], "alpha");
	assert_str(diag->suggestions[1], "");
	assert_str(diag->help, "write \"alpha\"");
	diag = add(desk, desk->a, 0, "y");
	diag_help(&desk->diags, diag, "mine");
	diag_suggest(&desk->diags, diag, words, 1);
	assert_str(diag->help, "mine");
}

static void test_diags_sort_by_file_and_place(void **state)
{
	(void)state;
	struct desk *desk = open_desk();
	diags_sort(&desk->diags); /* of nothing */
	add(desk, NULL, 9, "whole1");
	add(desk, desk->b, 1, "b1");
	add(desk, desk->a, 5, "a5");
	add(desk, NULL, 0, "whole2");
	add(desk, desk->a, 0, "a0");
	add(desk, desk->b, 0, "b0");
	add(desk, desk->a, 5, "a5-later");
	add(desk, desk->a, 4, "a4");
	diags_sort(&desk->diags);
	assert_str(messages(desk), "a0 a4 a5 a5-later b0 b1 whole1 whole2");
	diags_sort(&desk->diags);
	assert_str(messages(desk), "a0 a4 a5 a5-later b0 b1 whole1 whole2");
}

static void test_diags_sort_is_stable(void **state)
{
	(void)state;
	struct desk *desk = open_desk();
	char text[16];
	for (int i = 0; i < 1000; i++) {
		snprintf(text, sizeof text, "%d", i);
		add(desk, desk->a, (size_t)(i % 3), text);
	}
	diags_sort(&desk->diags);
	assert_int_equal(desk->diags.count, 1000);
	size_t n = 0;
	for (int place = 0; place < 3; place++) {
		for (int i = place; i < 1000; i += 3, n++) {
			snprintf(text, sizeof text, "%d", i);
			assert_str(desk->diags.items[n].message, text);
		}
	}
}

static void test_diags_sort_drops_the_equal(void **state)
{
	(void)state;
	struct desk *desk = open_desk();
	add(desk, desk->a, 3, "same");
	add(desk, desk->b, 3, "same");
	add(desk, desk->a, 3, "same");
	diag_add(&desk->diags, RULE_BAD_VALUE, desk->a, (struct span){3, 9}, "same"); /* longer */
	diag_add(&desk->diags, RULE_FACT_FORM, desk->a, (struct span){4, 5},
		 "same"); /* a warning */
	add(desk, desk->a, 4, "same");
	add(desk, desk->a, 4, "other");
	assert_int_equal(desk->diags.errors, 6);
	diags_sort(&desk->diags);
	assert_int_equal(desk->diags.count, 6);
	assert_int_equal(desk->diags.errors, 5);
}

static void test_diags_sort_drops_the_equal_with_another_between(void **state)
{
	(void)state;
	struct desk *desk = open_desk();
	add(desk, desk->a, 3, "one");
	add(desk, desk->a, 3, "two");
	add(desk, desk->a, 3, "one");
	diags_sort(&desk->diags);
	assert_str(messages(desk), "one two");
	assert_int_equal(desk->diags.errors, 2);
	desk = open_desk();
	add(desk, NULL, 0, "one");
	add(desk, NULL, 0, "two");
	add(desk, NULL, 0, "one");
	diags_sort(&desk->diags);
	assert_str(messages(desk), "one two");
}

/* A file that is read twice is one file, as long as it did not change. */
static void test_diags_sort_drops_the_equal_of_a_file_read_twice(void **state)
{
	(void)state;
	struct desk *desk = open_desk();
	struct source *again = source_new(&arena, STR("a.yaml"), STR("0123456789"));
	struct source *changed = source_new(&arena, STR("a.yaml"), STR("01234567890"));
	add(desk, desk->a, 3, "one");
	add(desk, changed, 3, "one");
	add(desk, again, 3, "one");
	add(desk, again, 4, "two");
	diags_sort(&desk->diags);
	assert_str(messages(desk), "one one two");
	assert_int_equal(desk->diags.errors, 3);
	assert_ptr_equal(desk->diags.items[0].source, desk->a);
}

static void test_rules_are_whole(void **state)
{
	(void)state;
	for (size_t i = 0; i < RULE_COUNT; i++) {
		const struct rule *rule = &rules[i];
		assert_ptr_equal(rule_find(str_of(rule->id)), rule); /* also: no id twice */
		assert_true(rule->title[0] && rule->why && rule->bad && rule->good);
		size_t last = strlen(rule->title) - 1;
		assert_true(rule->title[last] != '.');
		assert_true((unsigned)rule->family < FAMILY_COUNT);
		assert_true(family_name(rule->family)[0]);
		assert_int_equal(rule->bad[0] == 0, rule->good[0] == 0);
		for (const char *c = rule->id; *c; c++)
			assert_true((*c >= 'a' && *c <= 'z') || *c == '-');
	}
	assert_null(rule_find(STR("")));
	assert_null(rule_find(STR("bad-valu")));
	assert_null(rule_find(STR("bad-value ")));
	assert_null(rule_find(STR("BAD-VALUE")));
	assert_string_equal(severity_name(SEVERITY_ERROR), "error");
	assert_string_equal(severity_name(SEVERITY_WARNING), "warning");
	assert_string_equal(severity_name(SEVERITY_STYLE), "style");
}

/* --- near --- */

static void test_near_distance(void **state)
{
	(void)state;
	static const struct {
		const char *a, *b;
		unsigned distance;
	} cases[] = {
		{"", "", 0},
		{"abc", "abc", 0},
		{"ABC", "abc", 0},
		{"abc", "ab", 1},
		{"abc", "axbc", 1},
		{"abc", "acb", 1},
		{"ab", "ba", 1},
		{"ca", "abc", 3}, /* optimal string alignment, not Damerau */
		{"kazakstan", "kazakhstan", 1},
		{"kitten", "sitting", 3},
		{"\xC3\x89tat", "\xC3\xA9tat", 0},
		{"\xD2\x9A\xD0\xB0\xD0\xB7", "\xD2\x9A\xD0\xB0\xD1\x81", 1},
		{"\xFF", "\xFE", 0}, /* bad bytes are all the same sign */
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct str a = str_of(cases[i].a), b = str_of(cases[i].b);
		assert_int_equal(near_distance(a, b, 8), cases[i].distance);
		assert_int_equal(near_distance(b, a, 8), cases[i].distance);
		for (unsigned limit = 0; limit <= 8; limit++) {
			unsigned expected =
				cases[i].distance <= limit ? cases[i].distance : limit + 1;
			assert_int_equal(near_distance(a, b, limit), expected);
		}
	}
}

static void test_near_of_very_long_names(void **state)
{
	(void)state;
	static char a[200000], b[65], c[65];
	memset(a, 'a', sizeof a);
	memset(b, 'b', sizeof b);
	memset(c, 'b', sizeof c);
	struct str longest = {a, sizeof a};
	assert_int_equal(near_distance(longest, longest, 3), 4);
	assert_int_equal(near_distance(longest, STR("a"), 0), 1);
	assert_int_equal(near_distance((struct str){b, 64}, (struct str){c, 64}, 3), 0);
	c[63] = 'x';
	assert_int_equal(near_distance((struct str){b, 64}, (struct str){c, 64}, 3), 1);
	assert_int_equal(near_distance((struct str){b, 65}, (struct str){c, 65}, 3), 4);
	struct near near = near_start(longest);
	near_offer(&near, longest);
	assert_int_equal(near.best.n, 0);
}

static void test_near_limit(void **state)
{
	(void)state;
	static const unsigned limits[] = {0, 0, 0, 1, 1, 2, 2, 2, 2, 3, 3};
	for (size_t n = 0; n < COUNT(limits); n++)
		assert_int_equal(near_limit(str_part(STR("abcdefghijk"), 0, n)), limits[n]);
	assert_int_equal(near_limit(STR("\xD0\x9C\xD0\xB8")), 0); /* letters, not bytes */
}

static void test_near_offers(void **state)
{
	(void)state;
	struct near near = near_start(STR("kazakstan"));
	near_offer(&near, STR("kazzakkstan"));
	assert_str(near.best, "kazzakkstan");
	near_offer(&near, (struct str){0});
	near_offer(&near, STR("kyrgyzstan"));
	near_offer(&near, STR("kazakhstan"));
	near_offer(&near, STR("kazakztan")); /* as near, but later */
	assert_str(near.best, "kazakhstan");
	near_offer(&near, STR("Kazakstan"));
	near_offer(&near, STR("kazakhstan"));
	assert_str(near.best, "Kazakstan");
	near = near_start((struct str){0});
	near_offer(&near, STR("a"));
	assert_int_equal(near.best.n, 0);
	near = near_start(STR("un")); /* too short to guess */
	near_offer(&near, STR("us"));
	assert_int_equal(near.best.n, 0);
	near = near_start(STR("abc"));
	near_offer(&near, STR("xyz"));
	near_offer(&near, STR("axz"));
	assert_int_equal(near.best.n, 0);
}

/* --- dates --- */

static void test_date_parse(void **state)
{
	(void)state;
	struct date date = {7, 7, 7};
	static const char *const bad[] = {"",
					  "2017-",
					  "2017-13",
					  "2017-00",
					  "2017-01-32",
					  "2017-02-29",
					  "1900-02-29",
					  "2017-04-31",
					  "2017-01-00",
					  "2017-1-31",
					  "2017/01/31",
					  "2017-01/31",
					  "0999",
					  "3000",
					  "20170131",
					  "2017-01-311",
					  " 2017",
					  "2017 ",
					  "undated",
					  "-201",
					  "201a",
					  "2017-0a",
					  "+017",
					  "2017-01-3 ",
					  "\xD9\xA2\xD9\xA0"};
	for (size_t i = 0; i < COUNT(bad); i++)
		assert_false(date_parse(str_of(bad[i]), &date));
	assert_false(date_parse(STR("201\0"), &date));
	assert_true(date.year == 7 && date.month == 7 && date.day == 7); /* left alone */
	assert_true(date_parse(STR("2017-01-31"), &date));
	assert_true(date.year == 2017 && date.month == 1 && date.day == 31);
	assert_true(date_parse(STR("2017-12"), &date) && date.month == 12 && date.day == 0);
	assert_true(date_parse(STR("1000"), &date) && date.month == 0 && date.day == 0);
	assert_true(date_parse(STR("2999-12-31"), &date));
	assert_true(date_parse(STR("2024-02-29"), &date));
	assert_true(date_parse(STR("2000-02-29"), &date));
}

static struct str when_text(const char *written)
{
	struct when when;
	struct strbuf out;
	strbuf_init(&out, &arena);
	if (!when_parse(str_of(written), &when))
		return STR("refused");
	when_print(&out, when);
	return strbuf_str(&out);
}

static void test_when_reads_and_prints(void **state)
{
	(void)state;
	static const char *const cases[][2] = {
		{"2017-01-31", "on 31 January 2017"},
		{"2017-09", "in September 2017"},
		{"2015", "in 2015"},
		{"2010/2021", "between 2010 and 2021"},
		{"2010/2010", "between 2010 and 2010"},
		{"2017/2018", "in 2017 and 2018"},
		{"2017-12/2018", "between December 2017 and 2018"},
		{"2017-01-02/2017-12-03", "between 2 January 2017 and 3 December 2017"},
		{"by 2016-08", "by August 2016"},
		{"since 1992-03-02", "since 2 March 1992"},
		{"undated", ""},
		{"", "refused"},
		{"/", "refused"},
		{"2010/", "refused"},
		{"/2010", "refused"},
		{"2021/2010", "refused"}, /* swapped */
		{"2010/2011/2012", "refused"},
		{"2010 / 2011", "refused"},
		{"by", "refused"},
		{"by ", "refused"},
		{"since 2010/2012", "refused"},
		{"by  2016", "refused"},
		{"By 2016", "refused"},
		{"Undated", "refused"},
		{"undated ", "refused"},
		{"2017-02-30", "refused"},
		{"31 January 2017", "refused"},
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_str(when_text(cases[i][0]), cases[i][1]);
	struct when when = {.kind = WHEN_BY};
	assert_false(when_parse(STR("never"), &when));
	assert_int_equal(when.kind, WHEN_BY);
}

static void test_date_cmp(void **state)
{
	(void)state;
	static const char *const order[] = {"1000",       "2016-12-31", "2017",    "2017-01",
					    "2017-01-01", "2017-01-02", "2017-02", "2999"};
	for (size_t i = 0; i < COUNT(order); i++) {
		for (size_t j = 0; j < COUNT(order); j++) {
			struct date a, b;
			assert_true(date_parse(str_of(order[i]), &a));
			assert_true(date_parse(str_of(order[j]), &b));
			int sign = date_cmp(a, b);
			assert_int_equal((sign > 0) - (sign < 0), (i > j) - (i < j));
		}
	}
}

#define TEST(name) cmocka_unit_test_teardown(name, release)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_arena_gives_zeroed_aligned_memory),
		TEST(test_arena_pieces_do_not_overlap),
		TEST(test_arena_may_be_released_twice_and_used_again),
		TEST(test_arena_reset_keeps_one_block),
		TEST(test_arena_grows_the_newest_piece_in_place),
		TEST(test_arena_copies_what_is_not_the_newest),
		TEST(test_arena_grows_from_nothing_and_past_its_block),
		TEST(test_arena_overflow_fails_like_lost_memory),
		TEST(test_arena_push_keeps_order_and_zeroes),
		TEST(test_str_of_nothing),
		TEST(test_str_part_is_clamped),
		TEST(test_str_compares_bytes),
		TEST(test_str_find),
		TEST(test_str_find_far_behind_the_end),
		TEST(test_str_trim),
		TEST(test_str_lines_and_pieces),
		TEST(test_str_to_number),
		TEST(test_str_to_number_takes_the_largest),
		TEST(test_str_copies),
		TEST(test_str_words),
		TEST(test_str_words_are_no_signs),
		TEST(test_chars_are_ascii_only),
		TEST(test_strbuf_builds_and_stays_terminated),
		TEST(test_strbufs_in_one_arena_do_not_mix),
		TEST(test_strbuf_may_be_added_to_itself),
		TEST(test_strbuf_exactly_full),
		TEST(test_strbuf_overflow_fails),
		TEST(test_strbuf_code_points_round_trip),
		TEST(test_strbuf_of_no_characters),
		TEST(test_table_keeps_the_first),
		TEST(test_table_of_many),
		TEST(test_utf8_check_names_the_first_bad_byte),
		TEST(test_utf8_check_accepts_the_rest),
		TEST(test_utf8_decode_of_bad_bytes),
		TEST(test_utf8_count),
		TEST(test_utf8_case),
		TEST(test_utf8_case_of_rarer_letters),
		TEST(test_utf8_small_letters_stay_themselves),
		TEST(test_utf8_letters),
		TEST(test_utf8_bidi_is_no_letter),
		TEST(test_utf8_control_and_bidi),
		TEST(test_utf8_width),
		TEST(test_utf8_show_leaves_nothing_hidden),
		TEST(test_utf8_fold),
		TEST(test_utf8_fold_knows_vietnam_and_romania),
		TEST(test_utf8_fold_twice_is_once),
		TEST(test_utf8_capitalize),
		TEST(test_source_places),
		TEST(test_source_of_nothing),
		TEST(test_source_of_carriage_returns),
		TEST(test_source_of_many_lines),
		TEST(test_diag_add_and_count),
		TEST(test_diag_suggest_copies),
		TEST(test_diags_sort_by_file_and_place),
		TEST(test_diags_sort_is_stable),
		TEST(test_diags_sort_drops_the_equal),
		TEST(test_diags_sort_drops_the_equal_with_another_between),
		TEST(test_diags_sort_drops_the_equal_of_a_file_read_twice),
		TEST(test_rules_are_whole),
		TEST(test_near_distance),
		TEST(test_near_of_very_long_names),
		TEST(test_near_limit),
		TEST(test_near_offers),
		TEST(test_date_parse),
		TEST(test_when_reads_and_prints),
		TEST(test_date_cmp),
	};
	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
