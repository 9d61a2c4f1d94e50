# Makefile of dossier. `make help` lists the targets.
.DELETE_ON_ERROR:
.SUFFIXES:
MAKEFLAGS += --no-builtin-rules

MODE ?= release
DEPS ?= yes
PREFIX ?= /usr/local
DESTDIR ?=
V ?=

MODES := release debug san cover fuzz
ifeq ($(filter $(MODE),$(MODES)),)
$(error MODE is one of: $(MODES); not '$(MODE)')
endif

# A warning of a compiler that is not ours yet must not keep anybody from building: it is an error
# for who works on the code (WERROR=yes is also what continuous integration says).
WERROR ?= $(if $(filter debug san cover,$(MODE)),yes,no)
ifeq ($(filter $(WERROR),yes no),)
$(error WERROR is yes or no; not '$(WERROR)')
endif

BUILD := build/$(MODE)
CC_release := $(CC)
ifeq ($(origin CC),default)
CC := gcc
endif
ifeq ($(MODE),fuzz)
CC := clang
endif

PACKAGES := pangocairo pangoft2 cairo cairo-ft libzip yaml-0.1 librsvg-2.0 gdk-pixbuf-2.0 icu-i18n icu-uc glib-2.0 fontconfig harfbuzz harfbuzz-subset freetype2 zlib
WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes \
            -Wwrite-strings -Wvla -Wformat=2 -Wundef -Wimplicit-fallthrough $(if $(filter yes,$(WERROR)),-Werror)
FLAGS_release := -O2 -g -D_FORTIFY_SOURCE=2 -fstack-protector-strong
FLAGS_debug := -O0 -g3 -DDOSSIER_CHECKS
FLAGS_san := -O1 -g -DDOSSIER_CHECKS -fsanitize=address,undefined -fno-omit-frame-pointer -fno-sanitize-recover=undefined
FLAGS_cover := -O0 -g -DDOSSIER_CHECKS --coverage
FLAGS_fuzz := -O1 -g -DDOSSIER_CHECKS -fsanitize=fuzzer-no-link,address,undefined

Q := $(if $(V),,@)
NEEDS_LIBRARIES := $(filter-out help clean deps lint-format format dist check-layers,$(or $(MAKECMDGOALS),build))
ifneq ($(NEEDS_LIBRARIES),)
DEPS_STATE := $(shell DEPS=$(DEPS) tools/deps.sh build $(if $(filter demo,$(MAKECMDGOALS)),demo) $(if $(filter check check-all tests specimen,$(MAKECMDGOALS)),check) \
                $(if $(filter fuzz,$(MODE) $(MAKECMDGOALS)),fuzz) >&2 && echo ready)
ifneq ($(DEPS_STATE),ready)
$(error packages are missing; see above)
endif
CFLAGS_LIBRARIES := $(shell pkg-config --cflags $(PACKAGES))
LIBRARIES := $(shell pkg-config --libs $(PACKAGES)) -lhyphen -lcmark-gfm -lcmark-gfm-extensions -lm
endif

CFLAGS := -std=c17 -D_GNU_SOURCE -Isrc -ffp-contract=off -fPIE $(WARNINGS) $(FLAGS_$(MODE)) $(CFLAGS_LIBRARIES)
LDFLAGS := -pie $(filter -fsanitize% --coverage,$(FLAGS_$(MODE))) -Wl,-z,relro,-z,now

SOURCES := $(sort $(wildcard src/*/*.c))
OBJECTS := $(SOURCES:src/%.c=$(BUILD)/%.o)
LIBRARY_OBJECTS := $(filter-out $(BUILD)/cli/main.o,$(OBJECTS))
TESTS := $(patsubst tests/unit/%.c,$(BUILD)/tests/%,$(sort $(wildcard tests/unit/*_test.c)))

.PHONY: build help demo specimen check check-all check-layers lint format install uninstall dist bench clean \
        deps tests golden-accept fuzz FORCE

build: $(BUILD)/dossier ## build the program into build/$(MODE)/

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  %-14s %s\n", $$1, $$2}' Makefile
	@echo "  MODE=release|debug|san|cover|fuzz  DEPS=no  PREFIX=  DESTDIR=  V=1  T=  S="
	@echo "  WERROR=yes|no: whether a warning is an error; yes by default in debug, san and cover"

$(BUILD)/flags: FORCE
	@mkdir -p $(BUILD)
	@echo '$(CC) $(CFLAGS) $(LDFLAGS)' | cmp -s - $@ || echo '$(CC) $(CFLAGS) $(LDFLAGS)' > $@

# Where the program is installed concerns one file alone.
$(BUILD)/prefix: FORCE
	@mkdir -p $(BUILD)
	@echo '$(PREFIX)' | cmp -s - $@ || echo '$(PREFIX)' > $@

$(BUILD)/cli/common.o: CFLAGS += -DDOSSIER_DATA_DIR='"$(PREFIX)/share/dossier"'
$(BUILD)/cli/common.o: $(BUILD)/prefix

$(BUILD)/%.o: src/%.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(if $(V),,@echo "  CC   $<")
	$(Q)$(CC) $(CFLAGS) -MMD -MP -c $< -o $@

$(BUILD)/libdossier.a: $(LIBRARY_OBJECTS)
	@rm -f $@
	$(Q)ar rcsD $@ $^

$(BUILD)/dossier: $(BUILD)/cli/main.o $(BUILD)/libdossier.a
	$(if $(V),,@echo "  LINK $@")
	$(Q)$(CC) $(LDFLAGS) $^ $(LIBRARIES) -o $@

$(BUILD)/tests/%: tests/unit/%.c $(BUILD)/libdossier.a
	@mkdir -p $(@D)
	$(if $(V),,@echo "  TEST $@")
	$(Q)$(CC) $(CFLAGS) -MMD -MP $(LDFLAGS) $< $(BUILD)/libdossier.a $(LIBRARIES) -lcmocka -o $@

$(BUILD)/fuzz/%: tests/fuzz/%_fuzz.c tests/fuzz/fuzz.h $(BUILD)/libdossier.a
	@mkdir -p $(@D)
	$(if $(V),,@echo "  FUZZ $@")
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -fsanitize=fuzzer $< $(BUILD)/libdossier.a $(LIBRARIES) -o $@

-include $(OBJECTS:.o=.d) $(TESTS:%=%.d)

deps: ## install the packages that the program and its tests need
	@DEPS=$(DEPS) tools/deps.sh build demo check

demo: build ## build the program and compile content/nato-ukraine into out/
	$(Q)$(BUILD)/dossier build content/nato-ukraine -o out

specimen: build ## build the specimen in each style into out/specimen/, with pictures of its pages (PAPER=A5 DPI=100)
	$(Q)PAPER='$(PAPER)' DPI='$(DPI)' tools/specimen.sh $(BUILD)/dossier

tests: build $(TESTS)

check: tests ## run the tests
	$(Q)tests/run.sh $(BUILD)

check-all: ## run the tests, also with the sanitizers and from the archive of the sources
	$(Q)DOSSIER_RANDOM_EPUBS=100 $(MAKE) check
	$(Q)$(MAKE) MODE=san check
	$(Q)DOSSIER_RANDOM_PACKS=500 $(BUILD)/tests/layout_random_test
	$(Q)tests/dist.sh
	$(Q)tests/readers.sh $(BUILD)

check-layers: ## test that no folder includes one above it
	$(Q)tools/check-layers.sh

lint: check-layers ## warnings as errors, clang-format, clang-tidy, cppcheck
	$(Q)$(MAKE) MODE=debug WERROR=yes build
	$(Q)tools/lint.sh '$(CFLAGS_LIBRARIES)'

format: ## lay the code out
	$(Q)clang-format -i src/*/*.c src/*/*.h tests/unit/*.c

golden-accept: build ## show and take over what the golden tests now give
	$(Q)tests/golden.sh $(BUILD) accept

$(BUILD)/bench/%: tests/bench/%.c $(BUILD)/libdossier.a
	@mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) $< $(BUILD)/libdossier.a $(LIBRARIES) -o $@

bench: build $(BUILD)/bench/layout_bench $(BUILD)/bench/names_bench ## measure time and memory: layout beside Pango alone, names, the demo, 90,000 words
	$(Q)$(BUILD)/bench/layout_bench plain 1000 5000
	$(Q)$(BUILD)/bench/layout_bench rich 1000
	$(Q)$(BUILD)/bench/names_bench 400 1 10
	$(Q)$(BUILD)/bench/names_bench 2000 5 10
	$(Q)python3 tests/bench/bench.py $(BUILD)

T ?= section
S ?= 60
fuzz: ## try inputs at random: T=outline, section or pack; S seconds
	$(Q)$(MAKE) MODE=fuzz build/fuzz/fuzz/$(T)
	$(Q)tests/fuzz/run.sh $(T) $(S)

install: build ## install into DESTDIR and PREFIX
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/dossier/fonts $(DESTDIR)$(PREFIX)/share/dossier/styles
	install -m 755 $(BUILD)/dossier $(DESTDIR)$(PREFIX)/bin/dossier
	install -m 644 fonts/* $(DESTDIR)$(PREFIX)/share/dossier/fonts
	install -m 644 styles/* $(DESTDIR)$(PREFIX)/share/dossier/styles

uninstall: ## remove what install put there
	rm -f $(DESTDIR)$(PREFIX)/bin/dossier
	rm -rf $(DESTDIR)$(PREFIX)/share/dossier

dist: ## make an archive of the sources
	git archive --format=tar.gz --prefix=dossier/ -o dossier.tar.gz HEAD

clean: ## remove all that was built
	rm -rf build out
