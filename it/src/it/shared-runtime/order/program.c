#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

int answer(void);

static _Thread_local int own = 7;

__attribute__((constructor)) static void begin(void)
{
    puts("+program");
}

__attribute__((destructor)) static void end(void)
{
    puts("-program");
}

static void registered(void)
{
    puts("-registered");
}

static void *count(void *unused)
{
    own++;
    errno = 1;
    printf("thread %d\n", own);
    return unused;
}

int main(int count_of_arguments, char **arguments)
{
    pthread_t thread;
    atexit(registered);
    errno = 0;
    pthread_create(&thread, NULL, count, NULL);
    pthread_join(thread, NULL);
    printf("main %d %d %d %s %s\n", answer(), own, errno, arguments[count_of_arguments - 1], getenv("SAID"));
    return 3;
}
