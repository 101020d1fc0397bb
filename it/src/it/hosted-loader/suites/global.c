/* RTLD_GLOBAL alone opens, and serves a library that names no provider. */
#include "check.h"

static void modes(void)
{
    CHECK(dlopen("lib/provider.so", RTLD_LOCAL) == NULL);
    CHECK(reason_is("invalid mode (mode=0x0): "));
    CHECK(dlopen("lib/provider.so", RTLD_NOW | 0x8) == NULL);
    CHECK(reason_is("invalid mode (mode=0xa): "));
    CHECK(dlopen("lib/provider.so", NANVIX ? 0x100 : 0x4) == NULL);
    CHECK(reason_is(NANVIX ? "invalid mode (mode=0x100): " : "invalid mode (mode=0x4): "));
    CHECK(dlopen("lib/pr\351.so", RTLD_NOW) == NULL);
    CHECK(reason_is("invalid filename"));
}

int main(void)
{
    modes();
    CHECK(dlopen("lib/consumer.so", RTLD_NOW) == NULL);
    CHECK(reason_is("symbol not found"));
    void *provider = dlopen("lib/provider.so", RTLD_GLOBAL);
    CHECK(provider != NULL);
    void *consumer = dlopen("lib/consumer.so", RTLD_NOW);
    CHECK(consumer != NULL);
    function add = (function) dlsym(consumer, "consumer_add");
    CHECK(add != NULL && add(10, 20) == 30);
    CHECK(dlsym(RTLD_DEFAULT, "provider_add") != NULL);
    CHECK(dlclose(consumer) == 0);
    CHECK(dlclose(provider) == 0);
    return end();
}
