#include <dlfcn.h>
#include <stdio.h>

/* call LIBRARY FUNCTION: what a function says that takes at most a null pointer and returns a text. */
int main(int argc, char **argv)
{
    void *library = argc == 3 ? dlopen(argv[1], RTLD_NOW) : 0;
    const char *(*function)(void *) = library ? (const char *(*)(void *)) dlsym(library, argv[2]) : 0;
    if (!function) {
        puts(dlerror());
        return 1;
    }
    puts(function(0));
    return 0;
}
