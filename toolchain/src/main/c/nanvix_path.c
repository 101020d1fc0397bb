/*
 * Names to paths. A name with a slash is a path as it is, but for a leading "./". A bare name is looked for in the
 * DT_RUNPATH of the library that needs it, then in lib/, and, as on Nanvix, is at last opened as it stands.
 *
 * On Nanvix the current directory is the root of the image. To try an image from elsewhere, NANVIX_LOADER_ROOT names
 * the directory that plays this part: lib/ and relative DT_RUNPATH entries are then looked for under it.
 */
#include "nanvix_loader.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *without_dot(const char *path)
{
    return strncmp(path, "./", 2) == 0 ? path + 2 : path;
}

/* Nanvix takes $ORIGIN for the current directory, and calls that temporary. */
static void expand_origin(char *directory)
{
    static const char origin[] = "$ORIGIN";
    for (char *at = strstr(directory, origin); at != NULL; at = strstr(at, origin)) {
        *at++ = '.';
        memmove(at, at + sizeof origin - 2, strlen(at + sizeof origin - 2) + 1);
    }
}

/* The path, if there is such a file; null if not, or if memory is out. */
static char *existing(const char *directory, const char *name)
{
    const char *root = getenv("NANVIX_LOADER_ROOT");
    bool rooted = root != NULL && *root != '\0' && *directory != '/';
    size_t size = strlen(rooted ? root : "") + strlen(directory) + strlen(name) + sizeof "//";
    char *path = malloc(size);
    if (path == NULL) {
        return NULL;
    }
    snprintf(path, size, "%s%s%s/%s", rooted ? root : "", rooted ? "/" : "", directory, name);
    const char *plain = without_dot(path);
    memmove(path, plain, strlen(plain) + 1);
    if (access(path, F_OK) != 0) {
        free(path);
        return NULL;
    }
    return path;
}

static char *in_run_path(const char *run_path, const char *name)
{
    char *found = NULL;
    while (found == NULL && *run_path != '\0') {
        size_t length = strcspn(run_path, ":");
        char *directory = strndup(run_path, length);
        if (directory == NULL) {
            return NULL;
        }
        expand_origin(directory);
        if (*directory != '\0') {
            found = existing(directory, name);
        }
        free(directory);
        run_path += length + (run_path[length] == ':');
    }
    return found;
}

/* DT_RPATH is not looked at. */
static char *in_run_paths(const struct library *requester, const char *name)
{
    char *found = NULL;
    uint32_t cursor = 0;
    const char *run_path;
    while (found == NULL && nanvix_dynamic_string(requester, DT_RUNPATH, &cursor, &run_path) && run_path != NULL) {
        found = in_run_path(run_path, name);
    }
    return found;
}

char *nanvix_path_resolve(const char *name, const struct library *requester)
{
    char *path = NULL;
    if (strchr(name, '/') == NULL) {
        path = requester == NULL ? NULL : in_run_paths(requester, name);
        path = path == NULL ? existing("lib", name) : path;
    }
    path = path == NULL ? strdup(without_dot(name)) : path;
    if (path == NULL) {
        nanvix_error_out_of_memory();
    }
    return path;
}
