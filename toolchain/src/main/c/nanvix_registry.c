/*
 * The loaded libraries, dependencies before those who need them. A library stays while it is open, while one that
 * stays needs it, or for ever once it has been opened RTLD_GLOBAL.
 */
#include "nanvix_loader.h"

#include <stdlib.h>
#include <string.h>

static struct library *loaded;
static uint32_t last_handle;
static bool sweeping;

struct library *nanvix_registry_first(void)
{
    return loaded;
}

struct library *nanvix_registry_by_path(const char *path)
{
    struct library *library = loaded;
    while (library != NULL && strcmp(library->path, path) != 0) {
        library = library->next;
    }
    return library;
}

struct library *nanvix_registry_by_handle(uint32_t handle)
{
    struct library *library = loaded;
    while (library != NULL && (library->handle != handle || library->opens == 0)) {
        library = library->next;
    }
    return library;
}

bool nanvix_registry_add(struct library *staged)
{
    for (struct library *library = staged; library != NULL; library = library->next) {
        if (last_handle == LOADER_LAST_HANDLE) {
            nanvix_error_set("dynamic library handle space exhausted: %s", library->path);
            return false;
        }
        library->handle = ++last_handle;
    }
    struct library **end = &loaded;
    while (*end != NULL) {
        end = &(*end)->next;
    }
    *end = staged;
    return true;
}

/* Each library's flag goes up first: a constructor may call dlopen and come back here. */
void nanvix_registry_construct(struct library *library)
{
    if (library->constructed) {
        return;
    }
    library->constructed = true;
    for (size_t i = 0; i < library->needed_count; i++) {
        nanvix_registry_construct(library->needed[i]);
    }
    nanvix_hooks_construct(library);
}

static void destruct(struct library *library)
{
    if (library->constructed) {
        library->constructed = false;
        nanvix_hooks_destruct(library);
    }
}

/* Last constructed, first destructed, by recursion up the list. */
static void destruct_globals(struct library *library)
{
    if (library != NULL) {
        destruct_globals(library->next);
        if (library->global) {
            destruct(library);
        }
    }
}

static void at_exit(void)
{
    destruct_globals(loaded);
}

void nanvix_registry_pin(struct library *library)
{
    static bool registered;
    if (!registered) {
        registered = atexit(at_exit) == 0;
    }
    if (!library->global) {
        library->global = true;
        nanvix_lookup_publish(library);
    }
}

static void mark_reachable(void)
{
    for (struct library *library = loaded; library != NULL; library = library->next) {
        library->reachable = false;
    }
    for (struct library *library = loaded; library != NULL; library = library->next) {
        if (library->opens != 0 || library->global) {
            for (size_t i = 0; i < library->group_count; i++) {
                library->group[i]->reachable = true;
            }
        }
    }
}

/* Takes the unreachable out of the registry; they come back last constructed first. */
static struct library *detach_unreachable(void)
{
    struct library *detached = NULL;
    struct library **link = &loaded;
    mark_reachable();
    while (*link != NULL) {
        struct library *library = *link;
        if (library->reachable) {
            link = &library->next;
        } else {
            *link = library->next;
            library->next = detached;
            detached = library;
        }
    }
    return detached;
}

/* A destructor may call dlclose: that only counts down, and the loop here comes round again, so that nothing is
   unmapped while a destructor that could be using it runs. */
void nanvix_registry_sweep(void)
{
    if (sweeping) {
        return;
    }
    sweeping = true;
    for (struct library *gone = detach_unreachable(); gone != NULL; gone = detach_unreachable()) {
        for (struct library *library = gone; library != NULL; library = library->next) {
            destruct(library);
        }
        while (gone != NULL) {
            struct library *freed = gone;
            gone = freed->next;
            nanvix_library_free(freed);
        }
    }
    sweeping = false;
}
