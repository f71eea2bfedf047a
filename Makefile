# mundraft. Needs GNU make; see README.md.
#
#   make              build/release/mundraft, its manual and completion
#   make demo         the same, and the draft for Kazakhstan
#   make check        all tests; ends with "N passed, M failed"
#   make check-san    all tests under AddressSanitizer and UndefinedBehaviorSanitizer
#   make check-documents  Word documents as other programs see them: npm, LibreOffice, pandoc
#   make bench        times as ratios, in one run
#   make bench-pages  page counts, held against LibreOffice's
#   make bench-spelling LISTS="FILE..."  spelling beside Aspell's, on lists of misspellings
#   make install      PREFIX (/usr/local) and DESTDIR are respected; also uninstall
#
# VARIANT is release, debug or san. CC, CFLAGS and LDFLAGS are yours.

VARIANT ?= release
BUILD ?= build/$(VARIANT)
PREFIX ?= /usr/local
PKG_CONFIG ?= pkg-config
INSTALL ?= install
MODULES ?= $(filter-out tools man press,$(notdir $(wildcard src/*)))
packages := yaml-0.1 libcmark
# Word documents: only the headers are needed to build, the libraries are loaded on first use.
office := $(shell $(PKG_CONFIG) --exists minizip expat zlib && echo minizip expat)

datadir := $(PREFIX)/share/mundraft
libdir := $(PREFIX)/lib/mundraft
std := -std=c11 -D_POSIX_C_SOURCE=200809L -DMUNDRAFT_DATADIR='"$(datadir)"' \
	-DMUNDRAFT_LIBDIR='"$(libdir)"'
warn := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wcast-qual \
	-Wswitch-enum -Wstrict-prototypes -Wmissing-prototypes -Wvla -Wformat=2 -Wundef
opt_debug := -O0 -g
opt_release := -O2 -g -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fPIE
opt_san := -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all
$(if $(opt_$(VARIANT)),,$(error VARIANT is release, debug or san))
link_release := -pie
# The linker's hardening is probed: macOS has other words for it.
hardened := $(shell echo 'int main(void){return 0;}' | \
	$(CC) -x c - -Wl,-z,relro,-z,now -o /dev/null 2>/dev/null && echo -Wl,-z,relro,-z,now)
# Strict warnings are errors in continuous integration only.
flags := $(std) $(warn) $(if $(CI),-Werror) $(opt_$(VARIANT)) -Iinclude -MMD -MP \
	$(if $(office),-DWITH_OFFICE) $(shell $(PKG_CONFIG) --cflags $(packages) $(office))
libs := $(shell $(PKG_CONFIG) --libs $(packages)) -lm
dl := $(shell echo 'int main(void){return 0;}' | $(CC) -x c - -ldl -o /dev/null 2>/dev/null && echo -ldl)

# What sets pages is a plug-in that needs Pango 1.50 or later; without it the rest is built.
press_packages := pangocairo pangoft2 fontconfig
press := $(shell $(PKG_CONFIG) --exists 'pangocairo >= 1.50' $(press_packages) 2>/dev/null && \
	echo $(BUILD)/mundraft-press.so)

sources := $(foreach module,$(MODULES),$(wildcard src/$(module)/*.c))
objects := $(sources:%.c=$(BUILD)/%.o)
main := $(BUILD)/src/cli/main.o
library := $(BUILD)/libmundraft.a
program := $(BUILD)/mundraft
UNITS ?= $(patsubst tests/unit/test_%.c,%,$(wildcard tests/unit/test_*.c))
units := $(UNITS:%=$(BUILD)/unit/%)
link = $(CC) $(flags) $(CFLAGS) $(link_$(VARIANT)) $(if $(filter release,$(VARIANT)),$(hardened)) $(LDFLAGS)

completions := $(BUILD)/mundraft.bash $(BUILD)/_mundraft $(BUILD)/mundraft.fish

all: $(program) $(press) $(BUILD)/mundraft.1 $(completions)
	@$(if $(press),:,echo "without PDF and page counts: libpango1.0-dev is not installed")

$(program): $(main) $(library)
	$(link) -o $@ $^ $(libs) $(dl)

$(library): $(filter-out $(main),$(objects))
	@rm -f $@
	$(AR) rcs $@ $^

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(flags) $(CFLAGS) -c -o $@ $<

$(BUILD)/mundraft-press.so: src/press/press.c include/mundraft/press.h
	@mkdir -p $(@D)
	$(CC) $(std) $(filter-out -Wpedantic,$(warn)) $(if $(CI),-Werror) $(opt_$(VARIANT)) -fPIC \
		-fvisibility=hidden -shared -Iinclude \
		$(patsubst -I%,-isystem %,$(shell $(PKG_CONFIG) --cflags $(press_packages))) \
		$(CFLAGS) $(LDFLAGS) -o $@ $< $(shell $(PKG_CONFIG) --libs $(press_packages))

$(BUILD)/tools/%: src/tools/%.c $(library)
	@mkdir -p $(@D)
	$(link) -o $@ $< $(library) $(libs) $(dl)

$(BUILD)/unit/%: tests/unit/test_%.c $(library)
	@mkdir -p $(@D)
	$(link) -Itests -Isrc -o $@ $< $(library) -lcmocka $(libs) $(dl)

# The manual and the completion come from the one table of options.
$(BUILD)/mundraft.1: src/man/mundraft.1.in $(BUILD)/tools/tables
	$(BUILD)/tools/tables man $< >$@.tmp && mv $@.tmp $@

$(BUILD)/mundraft.bash: $(BUILD)/tools/tables
	$(BUILD)/tools/tables bash >$@.tmp && mv $@.tmp $@

$(BUILD)/_mundraft: $(BUILD)/tools/tables
	$(BUILD)/tools/tables zsh >$@.tmp && mv $@.tmp $@

$(BUILD)/mundraft.fish: $(BUILD)/tools/tables
	$(BUILD)/tools/tables fish >$@.tmp && mv $@.tmp $@

# The schemas that editors use are committed; a test holds them to the loader's tables.
schemas: $(BUILD)/tools/jsonschema
	for kind in profile topic instruments committee conference states; do \
		$< $$kind >profiles/schema/$$kind.json || exit 1; \
	done

# ---- using it ----

demo: all
	@$(program) kazakhstan

# ---- tests ----

check: all $(units) $(BUILD)/tools/conformance $(BUILD)/tools/jsonschema
	@MUNDRAFT=$(program) BUILD=$(BUILD) sh tests/run.sh $(units)

check-unit: $(units)
	@for unit in $^; do $$unit || exit 1; done

check-san:
	LSAN_OPTIONS=suppressions=$(CURDIR)/tests/leaks.supp:print_suppressions=0 \
		$(MAKE) VARIANT=san check

# Word documents through other programs: Open XML SDK, LibreOffice, mammoth, pandoc.
check-documents: all
	@sh tests/documents/check.sh $(program) $(BUILD)/npm

conformance: $(BUILD)/tools/conformance
	$< $(SUITE)

bench: all $(BUILD)/tools/ratios
	@sh tests/bench/bench.sh $(program) $(BUILD)/tools/ratios $(BUILD)/npm

bench-pages: all
	@sh tests/bench/pages.sh $(program)

bench-spelling: $(BUILD)/tools/spelltest
	@$< profiles/un/words $(LISTS)

# ---- installing ----

install: all
	$(INSTALL) -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/share/man/man1" \
		"$(DESTDIR)$(PREFIX)/share/man/man5" \
		"$(DESTDIR)$(PREFIX)/share/bash-completion/completions" \
		"$(DESTDIR)$(PREFIX)/share/zsh/site-functions" \
		"$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d" "$(DESTDIR)$(datadir)" \
		$(if $(press),"$(DESTDIR)$(libdir)")
	$(INSTALL) -m 755 $(program) "$(DESTDIR)$(PREFIX)/bin/mundraft"
	$(if $(press),$(INSTALL) -m 644 $(press) "$(DESTDIR)$(libdir)/mundraft-press.so")
	$(INSTALL) -m 644 $(BUILD)/mundraft.1 "$(DESTDIR)$(PREFIX)/share/man/man1/mundraft.1"
	$(INSTALL) -m 644 src/man/*.5 "$(DESTDIR)$(PREFIX)/share/man/man5"
	$(INSTALL) -m 644 $(BUILD)/mundraft.bash \
		"$(DESTDIR)$(PREFIX)/share/bash-completion/completions/mundraft"
	$(INSTALL) -m 644 $(BUILD)/_mundraft "$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_mundraft"
	$(INSTALL) -m 644 $(BUILD)/mundraft.fish \
		"$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/mundraft.fish"
	for file in $$(find profiles templates -type f); do \
		$(INSTALL) -d "$(DESTDIR)$(datadir)/$$(dirname $$file)" && \
		$(INSTALL) -m 644 $$file "$(DESTDIR)$(datadir)/$$file" || exit 1; \
	done

uninstall:
	rm -f "$(DESTDIR)$(PREFIX)/bin/mundraft" "$(DESTDIR)$(PREFIX)/share/man/man1/mundraft.1" \
		"$(DESTDIR)$(PREFIX)/share/bash-completion/completions/mundraft" \
		"$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_mundraft" \
		"$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/mundraft.fish"
	for page in src/man/*.5; do \
		rm -f "$(DESTDIR)$(PREFIX)/share/man/man5/$${page##*/}"; \
	done
	rm -rf "$(DESTDIR)$(datadir)" "$(DESTDIR)$(libdir)"

clean:
	rm -rf build $(BUILD)

-include $(objects:.o=.d) $(wildcard $(BUILD)/unit/*.d $(BUILD)/tools/*.d)
.PHONY: all demo check check-unit check-san check-documents conformance bench bench-pages \
	bench-spelling schemas install uninstall clean
