/* Each of these programs does what one of Nanvix's own suites of <dlfcn.h> does, and says what does not hold. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

/* Which header it is: Nanvix's has 4. */
#define NANVIX (RTLD_GLOBAL == 4)
#if RTLD_GLOBAL != 4
typedef Dl_info Dl_info_t;
#endif

typedef int (*function)(int, int);

static int failures;

static inline void check(int holds, int line, const char *text)
{
    if (!holds) {
        const char *reason = dlerror();
        printf("line %d: %s; %s\n", line, text, reason == NULL ? "no reason" : reason);
        failures++;
    }
}

#define CHECK(condition) check(condition, __LINE__, #condition)

/* dlerror gives that reason, and not a second time. */
static inline int reason_is(const char *reason)
{
    const char *given = dlerror();
    return given != NULL && strncmp(given, reason, strlen(reason)) == 0 && dlerror() == NULL;
}

static inline int end(void)
{
    printf("%s\n", failures == 0 ? "ok" : "failed");
    return failures == 0 ? 0 : 1;
}
