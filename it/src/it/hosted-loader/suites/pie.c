/* What a position-independent program exports is found by name, and by the libraries that it opens. */
#include "check.h"

int host_number = 42;

int host_twice(int number)
{
    return 2 * number;
}

int main(void)
{
    void *program = dlopen(NULL, RTLD_NOW);
    CHECK(program != NULL);
    CHECK(dlsym(program, "host_number") == &host_number);
    CHECK(dlsym(RTLD_DEFAULT, "host_number") == &host_number);
    CHECK(dlopen(NULL, 0x1000) == program);
    CHECK(dlsym(program, "nowhere_at_all") == NULL);
    CHECK(reason_is("symbol not found in global scope"));
    CHECK(dlsym(program, NULL) == NULL);
    CHECK(reason_is("symbol is null"));
    CHECK(dlsym(program, "n\351") == NULL);
    CHECK(reason_is("invalid symbol"));
    CHECK(dlclose(program) == 0);
    CHECK(dlclose(NULL) == -1);
    CHECK(reason_is("handle is null"));
    void *library = dlopen("lib/simple.so", RTLD_LAZY);
    function sum = (function) dlsym(library, "simple_sum");
    CHECK(sum != NULL && sum(0, 0) == 84);
    CHECK(dlsym(library, "host_number") == NULL);
    CHECK(reason_is("symbol not found"));
    CHECK(dlclose(library) == 0);
    return end();
}
