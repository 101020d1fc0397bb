/*
 * Loading is staged: a library and all that it needs are read, mapped and relocated before anything becomes visible,
 * and when any of it fails all of it is dropped.
 */
#include "nanvix_loader.h"

#include <stdlib.h>
#include <string.h>

/* Nanvix has no limit. This loader calls itself for each DT_NEEDED, and should report a long chain, not die of it. */
enum { DEEPEST_CHAIN = 256 };

/* What one dlopen brings, in the order of loading. */
struct staging {
    struct library *first;
    struct library **end;
};

static struct library *load_one(const char *name, struct library *requester, struct staging *staging);

static struct library *find_path(struct library *first, const char *path)
{
    while (first != NULL && strcmp(first->path, path) != 0) {
        first = first->next;
    }
    return first;
}

/* Who is being loaded, up from the requester: finding the wanted library among them means a cycle. */
static bool check_cycle(const char *path, const struct library *requester)
{
    for (const struct library *above = requester; above != NULL; above = above->requester) {
        if (strcmp(above->path, path) == 0) {
            nanvix_error_set("cyclic DT_NEEDED dependency: %s", path);
            return false;
        }
    }
    return true;
}

static bool check_depth(const char *path, const struct library *requester)
{
    size_t depth = 0;
    for (const struct library *above = requester; above != NULL; above = above->requester) {
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

/* The room doubles whenever it is full. */
static bool append(struct library ***libraries, size_t *count, struct library *library)
{
    if ((*count & (*count - 1)) == 0) {
        size_t room = *count == 0 ? 1 : 2 * *count;
        struct library **grown = realloc(*libraries, room * sizeof(struct library *));
        if (grown == NULL) {
            return nanvix_error_out_of_memory();
        }
        *libraries = grown;
    }
    (*libraries)[(*count)++] = library;
    return true;
}

/* Once readable here, the search for a dependency need not look out for errors. */
static bool check_run_paths(const struct library *library)
{
    uint32_t cursor = 0;
    const char *run_path;
    do {
        if (!nanvix_dynamic_string(library, DT_RUNPATH, &cursor, &run_path)) {
            return false;
        }
    } while (run_path != NULL);
    return true;
}

static bool load_needed(struct library *library, struct staging *staging)
{
    uint32_t cursor = 0;
    const char *name;
    for (;;) {
        if (!nanvix_dynamic_string(library, DT_NEEDED, &cursor, &name)) {
            return false;
        }
        if (name == NULL) {
            return true;
        }
        struct library *needed = load_one(name, library, staging);
        if (needed == NULL) {
            nanvix_error_append(" (needed by %s)", library->path);
            return false;
        }
        if (!holds(library->needed, library->needed_count, needed)
            && !append(&library->needed, &library->needed_count, needed)) {
            return false;
        }
    }
}

/* The mark tells who is in the group already: looking through it would take too long where thousands need each
   other. */
static bool join(struct library *group, struct library *library, uint32_t mark)
{
    if (library->mark == mark) {
        return true;
    }
    library->mark = mark;
    return append(&group->group, &group->group_count, library);
}

/* Breadth-first: the group is its own queue. */
static bool form_group(struct library *library)
{
    static uint32_t last_mark;
    uint32_t mark = ++last_mark;
    if (!join(library, library, mark)) {
        return false;
    }
    for (size_t i = 0; i < library->group_count; i++) {
        const struct library *member = library->group[i];
        for (size_t k = 0; k < member->needed_count; k++) {
            if (!join(library, member->needed[k], mark)) {
                return false;
            }
        }
    }
    return true;
}

/* Nanvix goes over the new libraries in the order of loading, round by round, and takes each that lacks nothing at that
   moment. So one is taken in the round of the last that it needs, or, if that comes behind it, in the next. */
static void find_round(struct library *library)
{
    library->round = 0;
    for (size_t i = 0; i < library->needed_count; i++) {
        const struct library *needed = library->needed[i];
        uint32_t round = needed->round + (needed->handle > library->handle);
        library->round = round > library->round ? round : library->round;
    }
}

static void sort_by_round(struct library **first)
{
    struct library *rest = *first;
    struct library **end = first;
    for (uint32_t round = 0; rest != NULL; round++) {
        struct library **link = &rest;
        while (*link != NULL) {
            struct library *library = *link;
            if (library->round != round) {
                link = &library->next;
                continue;
            }
            *link = library->next;
            *end = library;
            end = &library->next;
        }
    }
    *end = NULL;
}

/* Of several faults in a file the first to be named is the one that Nanvix meets first. */
static bool fill(struct library *library)
{
    library->elf.path = library->path;
    return nanvix_elf_read(&library->elf) && nanvix_image_map(library) && nanvix_sections_check_names(&library->elf)
           && nanvix_symbols_read(library) && nanvix_hooks_check(library) && check_run_paths(library)
           && nanvix_registry_number(library);
}

/* What fails here is dropped with all that is staged. */
static struct library *load_new(char *path, struct library *requester, struct staging *staging)
{
    struct library *library = calloc(1, sizeof *library);
    if (library == NULL) {
        nanvix_error_out_of_memory();
        free(path);
        return NULL;
    }
    library->path = path;
    library->requester = requester;
    *staging->end = library;
    staging->end = &library->next;
    if (!fill(library) || !load_needed(library, staging) || !form_group(library)) {
        return NULL;
    }
    find_round(library);
    library->requester = NULL;
    return library;
}

static struct library *load_one(const char *name, struct library *requester, struct staging *staging)
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
    if (loaded == NULL && check_cycle(path, requester)) {
        loaded = find_path(staging->first, path);
        if (loaded == NULL && check_depth(path, requester)) {
            return load_new(path, requester, staging);
        }
    }
    free(path);
    return loaded;
}

static void drop(struct library *staged)
{
    while (staged != NULL) {
        struct library *dropped = staged;
        staged = dropped->next;
        nanvix_library_free(dropped);
    }
}

struct library *nanvix_load(const char *name, struct library **staged)
{
    struct staging staging = {NULL, &staging.first};
    struct library *library = load_one(name, NULL, &staging);
    bool sound = library != NULL;
    if (sound) {
        sort_by_round(&staging.first);
    }
    for (struct library *each = staging.first; each != NULL && sound; each = each->next) {
        each->round = 0; /* for those who will need it later it is just there */
        sound = nanvix_relocate(each) && nanvix_image_protect(each);
    }
    if (!sound) {
        drop(staging.first);
        return NULL;
    }
    *staged = staging.first;
    return library;
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
