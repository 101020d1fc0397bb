/* Its constructor opens a library that is already there and one that is not. */
#include <dlfcn.h>

void host_trace(const char *text);

static void *inner;

__attribute__((constructor)) static void up(void)
{
    host_trace("+nested");
    inner = dlopen("base.so", RTLD_NOW);
    if (inner == 0 || dlclose(inner) != 0) {
        host_trace(dlerror());
    }
    inner = dlopen("solo.so", RTLD_NOW);
    if (inner == 0) {
        host_trace(dlerror());
    }
    host_trace("nested done");
}

__attribute__((destructor)) static void down(void)
{
    host_trace("-nested");
    dlclose(inner);
    host_trace("nested gone");
}
