/*
 * A program that obeys its arguments: open FILE, mode NUMBER (for the next open), null, use N (the Nth opened), call
 * SYMBOL, global SYMBOL, close, where SYMBOL. What fails prints dlerror's text; the exit status is then 1.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef int (*function)(void);

int host_number = 7;
static int failures;
static void *handles[16];
static int last;
static int mode = RTLD_NOW;

int host_twice(int number)
{
    return 2 * number;
}

int who(void)
{
    return 1;
}

void host_trace(const char *text)
{
    printf("%s\n", text);
}

static void fail(void)
{
    const char *reason = dlerror();
    printf("error: %s\n", reason == NULL ? "none" : reason);
    failures++;
}

static void call(void *handle, const char *name)
{
    void *symbol = dlsym(handle, name);
    if (symbol == NULL) {
        fail();
    } else {
        printf("%s=%d\n", name, ((function) symbol)());
    }
}

static void open_next(const char *file)
{
    void *handle = dlopen(file, mode);
    mode = RTLD_NOW;
    if (handle == NULL) {
        fail();
    } else {
        handles[++last] = handle;
    }
}

static void where(const char *name)
{
    Dl_info info;
    void *symbol = dlsym(handles[last], name);
    if (symbol == NULL || dladdr((char *) symbol + 1, &info) == 0) {
        fail();
    } else {
        printf("%s+1 is in %s of %s\n", name, info.dli_sname, info.dli_fname);
    }
}

/* The 32-bit clock_gettime would leave the upper half of a 64-bit time as it was. */
static void check_clock(void)
{
    typedef int (*clock_function)(clockid_t, struct timespec *);
    struct timespec now;
    memset(&now, 0xff, sizeof now);
    clock_function get = (clock_function) dlsym(RTLD_DEFAULT, "clock_gettime");
    printf("clock %s\n", get != NULL && get(CLOCK_REALTIME, &now) == 0 && now.tv_sec > 0 ? "sane" : "broken");
}

static void obey_one(const char *command)
{
    if (strcmp(command, "null") == 0) {
        open_next(NULL);
    } else if (strcmp(command, "clock") == 0) {
        check_clock();
    } else if (dlclose(handles[last]) != 0) {
        fail();
    }
}

static void obey(const char *command, const char *argument)
{
    if (strcmp(command, "open") == 0) {
        open_next(argument);
    } else if (strcmp(command, "mode") == 0) {
        mode = (int) strtol(argument, NULL, 0);
    } else if (strcmp(command, "use") == 0) {
        last = atoi(argument);
    } else if (strcmp(command, "call") == 0) {
        call(handles[last], argument);
    } else if (strcmp(command, "global") == 0) {
        call(RTLD_DEFAULT, argument);
    } else {
        where(argument);
    }
}

int main(int count, char **arguments)
{
    for (int i = 1; i < count; i++) {
        const char *command = arguments[i];
        if (strcmp(command, "null") == 0 || strcmp(command, "clock") == 0 || strcmp(command, "close") == 0) {
            obey_one(command);
        } else {
            obey(command, arguments[++i]);
        }
    }
    printf("end\n");
    return failures == 0 ? 0 : 1;
}
