/* dladdr by either header: Nanvix's gives 0 for success, looks into libraries only, and leaves a reason. */
#include "check.h"

int in_program;

static int found(const void *address, Dl_info_t *info)
{
    int result = dladdr(address, info);
    return NANVIX ? result == 0 : result != 0;
}

static int missed(const void *address, Dl_info_t *info, const char *reason)
{
    int result = dladdr(address, info);
    return NANVIX ? result == -1 && reason_is(reason) : result == 0 && dlerror() == NULL;
}

int main(void)
{
    Dl_info_t info;
    int in_stack;
    _Static_assert(sizeof info == 4 * sizeof(void *), "four pointers");
    void *library = dlopen("lib/provider.so", RTLD_LAZY);
    void *add = dlsym(library, "provider_add");
    for (int i = 0; i < 2; i++) {
        memset(&info, 0xff, sizeof info);
        CHECK(found((char *) add + i, &info));
        CHECK(strcmp(info.dli_fname, "lib/provider.so") == 0);
        CHECK(info.dli_fbase != NULL && (char *) info.dli_fbase < (char *) add);
        CHECK(strcmp(info.dli_sname, "provider_add") == 0);
        CHECK(info.dli_saddr == add);
    }
    CHECK(missed(NULL, &info, "addr is null"));
    CHECK(missed(&in_stack, &info, "symbol not found"));
#if RTLD_GLOBAL == 4
    CHECK(missed(add, NULL, "info is null"));
    CHECK(missed(&in_program, &info, "symbol not found"));
#else
    CHECK(found(&in_program, &info) && strcmp(info.dli_sname, "in_program") == 0);
#endif
    CHECK(dlclose(library) == 0);
    CHECK(missed(add, &info, "symbol not found"));
    return end();
}
