/*
 * The loaded libraries, in the order of construction. A library stays while it is open, while one that stays needs it,
 * or for ever once it has been opened RTLD_GLOBAL.
 */
#include "nanvix_loader.h"

#include <string.h>

static struct library *loaded;
static uint32_t last_handle;

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

struct library *nanvix_registry_by_handle(uintptr_t handle)
{
    struct library *library = loaded;
    while (library != NULL && (library->handle != handle || library->opens == 0)) {
        library = library->next;
    }
    return library;
}

bool nanvix_registry_number(struct library *library)
{
    if (last_handle == LOADER_LAST_HANDLE) {
        nanvix_error_set("dynamic library handle space exhausted: %s", library->path);
        return false;
    }
    library->handle = ++last_handle;
    return true;
}

void nanvix_registry_add(struct library *staged)
{
    for (const struct library *library = staged; library != NULL; library = library->next) {
        for (size_t i = 0; i < library->needed_count; i++) {
            library->needed[i]->users++;
        }
    }
    struct library **end = &loaded;
    while (*end != NULL) {
        end = &(*end)->next;
    }
    *end = staged;
}

/* What a constructor opens is added behind these; what it closes is none of these, because they are held. */
void nanvix_registry_construct(struct library *staged)
{
    size_t count = 0;
    for (struct library *library = staged; library != NULL; library = library->next) {
        library->held++;
        count++;
    }
    struct library *library = staged;
    for (size_t i = 0; i < count; i++, library = library->next) {
        nanvix_hooks_construct(library);
    }
    library = staged;
    for (size_t i = 0; i < count; i++, library = library->next) {
        library->held--;
    }
}

/* Last constructed, first destructed, by recursion up the list. */
static void destruct_globals(const struct library *library)
{
    if (library != NULL) {
        destruct_globals(library->next);
        if (library->global) {
            nanvix_hooks_destruct(library);
        }
    }
}

/* Behind the destructors of the program itself. */
__attribute__((destructor(101))) static void at_exit(void)
{
    destruct_globals(loaded);
}

void nanvix_registry_pin(struct library *library)
{
    if (!library->global) {
        library->global = true;
        nanvix_lookup_publish(library);
    }
}

static bool is_unused(const struct library *library)
{
    return library->opens == 0 && !library->global && library->held == 0 && library->users == library->released;
}

/* From the root down: looking into a library lets go what it needs, and what nothing else needs then joins the order.
   Of those that have joined the last one is looked into first. */
static struct library *closing_order(struct library *root)
{
    for (struct library *library = loaded; library != NULL; library = library->next) {
        library->released = 0;
    }
    root->next_closing = NULL;
    root->next_stacked = NULL;
    struct library *stack = root;
    struct library **end = &root->next_closing;
    while (stack != NULL) {
        const struct library *parent = stack;
        stack = stack->next_stacked;
        for (size_t i = 0; i < parent->needed_count; i++) {
            struct library *needed = parent->needed[i];
            needed->released++;
            if (is_unused(needed)) {
                needed->next_stacked = stack;
                stack = needed;
                needed->next_closing = NULL;
                *end = needed;
                end = &needed->next_closing;
            }
        }
    }
    return root;
}

static void discard(struct library *library)
{
    struct library **link = &loaded;
    while (*link != library) {
        link = &(*link)->next;
    }
    *link = library->next;
    for (size_t i = 0; i < library->needed_count; i++) {
        library->needed[i]->users--;
    }
    nanvix_library_free(library);
}

/* All of the order stays in the registry, and held, until the last destructor has run: these may open, close and look
   up what is going away. What they have opened, or what a library needs that they have opened, then stays after all. */
void nanvix_registry_close(struct library *root)
{
    root->opens--;
    root->released = 0;
    if (!is_unused(root)) {
        return;
    }
    struct library *order = closing_order(root);
    for (struct library *library = order; library != NULL; library = library->next_closing) {
        library->held++;
    }
    for (const struct library *library = order; library != NULL; library = library->next_closing) {
        nanvix_hooks_destruct(library);
    }
    while (order != NULL) {
        struct library *library = order;
        order = library->next_closing;
        library->held--;
        library->released = 0;
        if (is_unused(library)) {
            discard(library);
        }
    }
}
