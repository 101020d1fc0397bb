/*
 * A program that needs libraries: it is linked with started.so and maybe.so, calls the first's function, and the second's
 * if that is there.
 */
#include <dlfcn.h>
#include <stdio.h>

int started(void);
__attribute__((weak)) int maybe(void);

/* At once, since the loader itself writes to stderr. */
void host_trace(const char *text)
{
    printf("%s\n", text);
    fflush(stdout);
}

__attribute__((constructor)) static void up(void)
{
    host_trace("+program");
}

__attribute__((destructor)) static void down(void)
{
    host_trace("-program");
}

int main(void)
{
    printf("started=%d maybe=%d\n", started(), maybe == NULL ? 0 : maybe());
    printf("started is %s\n", dlsym(RTLD_DEFAULT, "started") == (void *) started ? "visible" : "another");
    return 0;
}
