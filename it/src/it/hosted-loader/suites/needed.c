/* A library brings those of its DT_NEEDED with it. */
#include "check.h"

static int result(void *library, const char *name)
{
    function found = (function) dlsym(library, name);
    return found == NULL ? -1 : found(10, 20);
}

int main(void)
{
    void *provider = dlopen("lib/provider.so", RTLD_NOW);
    CHECK(provider != NULL && result(provider, "provider_add") == 30);
    CHECK(dlclose(provider) == 0);
    void *dependent = dlopen("lib/dependent.so", RTLD_NOW);
    CHECK(dependent != NULL);
    CHECK(result(dependent, "consumer_add") == 30);
    CHECK(result(dependent, "consumer_alone") == 10);
    CHECK(result(dependent, "provider_add") == 30);
    CHECK(dlclose(dependent) == 0);
    dependent = dlopen("lib/dependent.so", RTLD_LAZY);
    CHECK(dependent != NULL && result(dependent, "consumer_alone") == 10);
    CHECK(dlclose(dependent) == 0);
    return end();
}
