/*
 * dlsym under its two names. musl's header turns dlsym into __dlsym_time64 for 32-bit code, so both exist in object
 * code; that header stays out of this file, or it would turn the first definition into the second.
 */
#include "nanvix_loader.h"

#include <stdio.h>
#include <string.h>

static void *find_in_global(const char *name)
{
    address_t address = 0;
    enum lookup result = nanvix_lookup_global(name, &address);
    if (result == LOOKUP_ABSENT) {
        nanvix_error_set("symbol not found in global scope: %s", name);
    }
    return result == LOOKUP_FOUND ? (void *) (uintptr_t) address : NULL;
}

static void *find_in_library(void *handle, const char *name)
{
    const struct library *library = nanvix_registry_by_handle((uintptr_t) handle);
    if (library == NULL) {
        nanvix_error_set("dynamic library file not open: handle 0x%llx, for symbol %s", WIDE((uintptr_t) handle),
                         name);
        return NULL;
    }
    address_t address = 0;
    enum lookup result = nanvix_lookup_group(library, name, &address);
    if (result == LOOKUP_ABSENT) {
        nanvix_error_set("symbol not found: %s (looked for in %s)", name, library->path);
    }
    return result == LOOKUP_FOUND ? (void *) (uintptr_t) address : NULL;
}

/* A null handle is RTLD_DEFAULT. RTLD_NEXT, which Nanvix lacks, is one of the handles that are not open. */
static bool is_global(const void *handle)
{
    return handle == NULL || handle == LOADER_GLOBAL_HANDLE;
}

static bool is_name(const char *name)
{
    if (name == NULL) {
        nanvix_error_set("symbol is null");
        return false;
    }
    if (!nanvix_text_is_utf8((const unsigned char *) name, strlen(name))) {
        nanvix_error_set("invalid symbol: it is not UTF-8");
        return false;
    }
    return true;
}

void *dlsym(void *restrict handle, const char *restrict name)
{
    if (!is_name(name)) {
        return NULL;
    }
    nanvix_lock();
    void *address = is_global(handle) ? find_in_global(name) : find_in_library(handle, name);
    nanvix_unlock();
    return address;
}

/* As musl names them: time -> __time64, stat -> __stat_time64, gmtime_r -> __gmtime64_r. */
static bool is_time64_name(const char *name, char *renamed, size_t size)
{
    int length = (int) strnlen(name, size);
    const char *end = length > 2 && strcmp(name + length - 2, "_r") == 0 ? "_r" : "";
    length -= (int) strlen(end);
    bool clock = length >= 4 && strncmp(name + length - 4, "time", 4) == 0;
    int written = snprintf(renamed, size, "__%.*s%s%s", length, name, clock ? "64" : "_time64", end);
    address_t ignored;
    return written > 0 && (size_t) written < size && nanvix_lookup_global(renamed, &ignored) == LOOKUP_FOUND;
}

/* A caller with a 64-bit time_t that asks the C runtime for clock_gettime must not get the 32-bit one. */
void *__dlsym_time64(void *restrict handle, const char *restrict name)
{
    char renamed[40];
    nanvix_lock();
    bool other = name != NULL && is_global(handle) && is_time64_name(name, renamed, sizeof renamed);
    void *address = dlsym(handle, other ? renamed : name);
    nanvix_unlock();
    return address;
}
