/*
 * <dlfcn.h> as Nanvix means it, for programs that are written for it: RTLD_GLOBAL is 4, and dladdr gives 0 for success.
 * The hosted loader has these functions under names of their own, since musl's header means other things by the usual
 * ones; of the two headers, whichever comes first is the one that counts.
 */
#ifndef _DLFCN_H
#define _DLFCN_H

#define RTLD_LOCAL 0
#define RTLD_LAZY 1
#define RTLD_NOW 2
#define RTLD_GLOBAL 4

#define RTLD_DEFAULT ((void *) 0)

struct Dl_info {
    const char *dli_fname; /* the path of the library, */
    void *dli_fbase;       /* where it lies, */
    const char *dli_sname; /* its nearest symbol at or below the address, */
    void *dli_saddr;       /* and where that is */
};
typedef struct Dl_info Dl_info_t;

#ifdef __cplusplus
extern "C" {
#endif

void *dlopen(const char *file, int mode) __asm__("__nanvix_dlopen");
void *dlsym(void *__restrict handle, const char *__restrict name) __asm__("__dlsym_time64");
int dlclose(void *handle);
char *dlerror(void);
int dladdr(const void *__restrict address, Dl_info_t *__restrict info) __asm__("__nanvix_dladdr");

#ifdef __cplusplus
}
#endif

#endif
