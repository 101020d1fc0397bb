/* <dlfcn.h> as Nanvix means it, with the values of musl's header, and dlopen under a name of its own with Nanvix's. */
#include "nanvix_loader.h"

#include <dlfcn.h>
#include <string.h>

/* What <dlfcn.h> of Nanvix calls dlopen. */
void *__nanvix_dlopen(const char *name, int mode);

/* Nanvix numbers RTLD_GLOBAL 4 and musl 0x100. In musl's header 4 is RTLD_NOLOAD, which Nanvix lacks like every other
   flag. */
enum { NANVIX_GLOBAL = 4 };

/* RTLD_GLOBAL alone opens, as Nanvix's own suite does, although its code of July 2026 refuses it; RTLD_LOCAL alone, which
   is 0, never did. */
static bool is_valid(int mode)
{
    return (mode & ~(RTLD_LAZY | RTLD_NOW | RTLD_GLOBAL)) == 0 && mode != 0;
}

static struct library *open_library(const char *name, int mode)
{
    struct library *staged = NULL;
    struct library *library = nanvix_load(name, &staged);
    if (library == NULL) {
        return NULL;
    }
    nanvix_registry_add(staged);
    library->opens++;
    if ((mode & RTLD_GLOBAL) != 0) {
        nanvix_registry_pin(library);
    }
    nanvix_registry_construct(staged);
    return library;
}

/* As on Nanvix the mode is of no account for the program itself. */
static void *open_any(const char *name, int mode, int given)
{
    if (name == NULL) {
        return LOADER_GLOBAL_HANDLE;
    }
    if (!nanvix_text_is_utf8((const unsigned char *) name, strlen(name))) {
        nanvix_error_set("invalid filename: it is not UTF-8");
        return NULL;
    }
    if (!is_valid(mode)) {
        nanvix_error_set("invalid mode (mode=0x%x): %s", (unsigned) given, name);
        return NULL;
    }
    nanvix_lock();
    struct library *library = open_library(name, mode);
    nanvix_unlock();
    return library == NULL ? NULL : (void *) (uintptr_t) library->handle;
}

void *dlopen(const char *name, int mode)
{
    return open_any(name, mode, mode);
}

/* In musl's numbers; 0, which opens nothing, if Nanvix has no such mode. */
static int translated(int mode)
{
    if ((mode & ~(RTLD_LAZY | RTLD_NOW | NANVIX_GLOBAL)) != 0) {
        return 0;
    }
    return (mode & ~NANVIX_GLOBAL) | ((mode & NANVIX_GLOBAL) != 0 ? RTLD_GLOBAL : 0);
}

void *__nanvix_dlopen(const char *name, int mode)
{
    return open_any(name, translated(mode), mode);
}

int dlclose(void *handle)
{
    if (handle == NULL) {
        nanvix_error_set("handle is null");
        return -1;
    }
    if (handle == LOADER_GLOBAL_HANDLE) {
        return 0;
    }
    nanvix_lock();
    struct library *library = nanvix_registry_by_handle((uintptr_t) handle);
    if (library == NULL) {
        nanvix_error_set("dynamic library file not open: handle 0x%llx", WIDE((uintptr_t) handle));
    } else {
        nanvix_registry_close(library);
    }
    nanvix_unlock();
    return library == NULL ? -1 : 0;
}

char *dlerror(void)
{
    return nanvix_error_take();
}
