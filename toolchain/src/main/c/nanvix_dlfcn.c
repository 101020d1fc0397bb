/* <dlfcn.h> as Nanvix means it, with the values of musl's header. */
#include "nanvix_loader.h"

#include <dlfcn.h>

/* Nanvix numbers RTLD_GLOBAL 4 and musl 0x100. Code is compiled against musl's header, in which 4 is RTLD_NOLOAD,
   which Nanvix lacks like every other flag. */
static bool is_valid(int mode)
{
    return (mode & ~(RTLD_LAZY | RTLD_NOW | RTLD_GLOBAL)) == 0 && (mode & (RTLD_LAZY | RTLD_NOW)) != 0;
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

void *dlopen(const char *name, int mode)
{
    if (!is_valid(mode)) {
        nanvix_error_set("invalid mode (mode=0x%x): %s", (unsigned) mode, name == NULL ? "the executable" : name);
        return NULL;
    }
    if (name == NULL) {
        return LOADER_GLOBAL_HANDLE;
    }
    nanvix_lock();
    struct library *library = open_library(name, mode);
    nanvix_unlock();
    return library == NULL ? NULL : (void *) (uintptr_t) library->handle;
}

int dlclose(void *handle)
{
    if (handle == LOADER_GLOBAL_HANDLE) {
        return 0;
    }
    nanvix_lock();
    struct library *library = nanvix_registry_by_handle((uint32_t) (uintptr_t) handle);
    if (library == NULL) {
        nanvix_error_set("dynamic library file not open: handle 0x%x", (uint32_t) (uintptr_t) handle);
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
