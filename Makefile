# The commands people use; what they do stands in .ci/. A bare Debian or Ubuntu with rustup and
# Node is enough: what else is missing gets installed, as root or through sudo.

DATA ?= data
ADDR ?= 127.0.0.1:3000

# The toolchain of rustup first, and no flags from outside: they would rebuild everything.
export PATH := $(or $(CARGO_HOME),$(HOME)/.cargo)/bin:$(PATH)
unexport RUSTFLAGS CARGO_ENCODED_RUSTFLAGS CARGO_BUILD_RUSTFLAGS CARGO_BUILD_TARGET LEPTOS_OUTPUT_NAME
TARGET := $(or $(CARGO_TARGET_DIR),target)

.DEFAULT_GOAL := help
.PHONY: help run build test bench fuzz screenshots fmt lint clean-data

help: ## This list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# The development profile: without optimising some 500 dependencies the first start comes soonest, and
# the tests use the same build again. What is slow unoptimised (hashing, compressing) is optimised in
# Cargo.toml all the same. `make build` makes the binary to install.
run: ## Set up, build, fill DATA with demonstration data if it is empty, serve on ADDR
	@.ci/setup run
	@.ci/site
	cargo build
	@[ -n "$$(ls -A '$(DATA)' 2>/dev/null)" ] || { \
		echo "==> Demonstration data into $(DATA)"; '$(TARGET)/debug/shinsa' demo --data '$(DATA)'; }
	@echo "==> http://$(ADDR)  (Ctrl-C stops it)"
	@exec '$(TARGET)/debug/shinsa' serve --addr '$(ADDR)' --data '$(DATA)'

build: ## The optimised binary, site included: target/release/shinsa
	@.ci/setup run
	@.ci/site
	cargo build --release
	@ls -lh '$(TARGET)/release/shinsa'

test: ## Set up, then every test: Rust on SQLite and PostgreSQL, the journeys in a browser
	@.ci/setup test
	@.ci/test

bench: ## Measure writing, reading, checking and comparing forms against their budgets
	@.ci/setup run
	cargo bench -p documents --bench forms

# Minutes for each target.
MINUTES ?= 3
fuzz: ## Fuzz the readers of uploaded files, MINUTES each, beginning with our own forms
	@.ci/setup run
	@.ci/fuzz $(MINUTES)

screenshots: ## Take the pictures of the README anew: docs/screenshots/
	@.ci/setup test
	@.ci/site
	cargo build
	@.ci/screenshots

fmt: ## Format the Rust code
	cargo fmt --all

lint: ## What CI checks before it tests
	@.ci/setup run
	@.ci/lint

clean-data: ## Remove DATA: the database, the files and the mails in it
	@case "$$(realpath -m '$(DATA)')" in \
		"$(CURDIR)"/*) rm -rf -- "$$(realpath -m '$(DATA)')" && echo "==> $(DATA) is gone" ;; \
		*) echo "$(DATA) is not inside this folder: remove it yourself" >&2; exit 1 ;; esac
