/* Two constructors, two destructors, and the marks 0 and -1 that are no functions. */
void host_trace(const char *text);

typedef void (*hook)(void);

static void up_first(void)
{
    host_trace("+first");
}

static void up_second(void)
{
    host_trace("+second");
}

static void down_first(void)
{
    host_trace("-first");
}

static void down_second(void)
{
    host_trace("-second");
}

#define PLACED(name) __attribute__((used, section(name)))

PLACED(".init_array") static hook ups[] = {up_first, (hook) 0, (hook) -1, up_second};
PLACED(".fini_array") static hook downs[] = {down_first, (hook) 0, (hook) -1, down_second};
