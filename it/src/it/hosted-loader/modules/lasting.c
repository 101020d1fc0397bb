/* Its destructor opens it again. */
#include <dlfcn.h>

void host_trace(const char *text);

__attribute__((constructor)) static void up(void)
{
    host_trace("+lasting");
}

__attribute__((destructor)) static void down(void)
{
    host_trace(dlopen("lasting.so", RTLD_NOW) == 0 ? dlerror() : "-lasting");
}

int lasting(void)
{
    return 9;
}
