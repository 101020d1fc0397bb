/*
 * Loading is staged: a library and all that it needs are read, mapped and relocated before anything becomes visible,
 * and when any of it fails all of it is dropped.
 */
#include "nanvix_loader.h"

#include <stdlib.h>
#include <string.h>

/* Nanvix has no limit. This loader calls itself for each DT_NEEDED, and should report a long chain, not die of it. */
enum { DEEPEST_CHAIN = 256 };

static struct library *load_one(const char *name, struct library *requester, struct library **staged);

static struct library *find_path(struct library *first, const char *path)
{
    while (first != NULL && strcmp(first->path, path) != 0) {
        first = first->next;
    }
    return first;
}

/* Who is being loaded, up from the requester: finding the wanted library among them means a cycle. */
static bool check_chain(const char *path, const struct library *requester)
{
    size_t depth = 0;
    for (const struct library *above = requester; above != NULL; above = above->requester) {
        if (strcmp(above->path, path) == 0) {
            nanvix_error_set("cyclic DT_NEEDED dependency: %s", path);
            return false;
        }
        if (++depth == DEEPEST_CHAIN) {
            nanvix_error_set("DT_NEEDED chain is longer than %d libraries: %s", DEEPEST_CHAIN, path);
            return false;
        }
    }
    return true;
}

static bool holds(struct library *const *libraries, size_t count, const struct library *wanted)
{
    for (size_t i = 0; i < count; i++) {
        if (libraries[i] == wanted) {
            return true;
        }
    }
    return false;
}

static bool append(struct library ***libraries, size_t *count, struct library *library)
{
    if (holds(*libraries, *count, library)) {
        return true;
    }
    struct library **grown = realloc(*libraries, (*count + 1) * sizeof(struct library *));
    if (grown == NULL) {
        return nanvix_error_out_of_memory();
    }
    grown[(*count)++] = library;
    *libraries = grown;
    return true;
}

/* Once readable here, the search for a dependency need not look out for errors. */
static bool check_run_paths(const struct library *library)
{
    uint32_t cursor = 0;
    const char *run_path;
    do {
        if (!nanvix_dynamic_next(library, DT_RUNPATH, &cursor, &run_path)) {
            return false;
        }
    } while (run_path != NULL);
    return true;
}

static bool load_needed(struct library *library, struct library **staged)
{
    uint32_t cursor = 0;
    const char *name;
    for (;;) {
        if (!nanvix_dynamic_next(library, DT_NEEDED, &cursor, &name)) {
            return false;
        }
        if (name == NULL) {
            return true;
        }
        struct library *needed = load_one(name, library, staged);
        if (needed == NULL) {
            nanvix_error_append(" (needed by %s)", library->path);
            return false;
        }
        if (!append(&library->needed, &library->needed_count, needed)) {
            return false;
        }
    }
}

/* Breadth-first: the group is its own queue. */
static bool form_group(struct library *library)
{
    if (!append(&library->group, &library->group_count, library)) {
        return false;
    }
    for (size_t i = 0; i < library->group_count; i++) {
        const struct library *member = library->group[i];
        for (size_t k = 0; k < member->needed_count; k++) {
            if (!append(&library->group, &library->group_count, member->needed[k])) {
                return false;
            }
        }
    }
    return true;
}

static bool fill(struct library *library, struct library **staged)
{
    library->elf.path = library->path;
    return nanvix_elf_read(&library->elf) && nanvix_symbols_read(library) && nanvix_image_map(library)
           && nanvix_hooks_check(library) && check_run_paths(library) && load_needed(library, staged)
           && form_group(library);
}

static struct library *load_new(char *path, struct library *requester, struct library **staged)
{
    struct library *library = calloc(1, sizeof *library);
    if (library == NULL) {
        nanvix_error_out_of_memory();
        free(path);
        return NULL;
    }
    library->path = path;
    library->requester = requester;
    if (!fill(library, staged)) {
        nanvix_library_free(library);
        return NULL;
    }
    library->requester = NULL;
    while (*staged != NULL) {
        staged = &(*staged)->next;
    }
    *staged = library;
    return library;
}

static struct library *load_one(const char *name, struct library *requester, struct library **staged)
{
    struct library *loaded = nanvix_registry_by_path(name);
    if (loaded != NULL) {
        return loaded;
    }
    char *path = nanvix_path_resolve(name, requester);
    if (path == NULL) {
        return NULL;
    }
    loaded = nanvix_registry_by_path(path);
    loaded = loaded == NULL ? find_path(*staged, path) : loaded;
    if (loaded == NULL && check_chain(path, requester)) {
        return load_new(path, requester, staged);
    }
    free(path);
    return loaded;
}

struct library *nanvix_load(const char *name, struct library **staged)
{
    struct library *library = load_one(name, NULL, staged);
    bool sound = library != NULL;
    for (struct library *each = *staged; each != NULL && sound; each = each->next) {
        sound = nanvix_relocate(each) && nanvix_image_protect(each);
    }
    if (!sound) {
        nanvix_load_drop(*staged);
        *staged = NULL;
    }
    return sound ? library : NULL;
}

void nanvix_load_drop(struct library *staged)
{
    while (staged != NULL) {
        struct library *dropped = staged;
        staged = dropped->next;
        nanvix_library_free(dropped);
    }
}

void nanvix_library_free(struct library *library)
{
    nanvix_image_unmap(library);
    nanvix_symbols_free(library);
    free(library->elf.bytes);
    free(library->needed);
    free(library->group);
    free(library->path);
    free(library);
}
