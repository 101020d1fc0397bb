/*
 * Tries an installed libffi for the target: calls through ffi_call with each kind of argument that is passed in its own
 * way, and closures called through their code pointers. (Preparing a call and not making it would pass even with a
 * libffi that was built for another processor.)
 */
#include <ffi.h>
#include <stdio.h>
#include <stdlib.h>

struct pair {
    int whole;
    double part;
};

static int add(int left, int right)
{
    return left + right;
}

static double scale(double value, float factor)
{
    return value * factor;
}

static long long widen(char low, long long high)
{
    return high * 1000 + low;
}

static struct pair swap(struct pair given)
{
    struct pair swapped = {(int) given.part, given.whole};
    return swapped;
}

static ffi_type *pair_elements[] = {&ffi_type_sint, &ffi_type_double, NULL};
static ffi_type pair_type = {0, 0, FFI_TYPE_STRUCT, pair_elements};

static void check(int good, const char *what)
{
    printf("%s: %s\n", good ? "ok" : "FAILED", what);
    if (!good) {
        exit(1);
    }
}

static void call(void (*function)(void), ffi_type *result_type, ffi_type **types, void *result, void **values,
                 unsigned count)
{
    ffi_cif cif;
    check(ffi_prep_cif(&cif, FFI_DEFAULT_ABI, count, result_type, types) == FFI_OK, "ffi_prep_cif");
    ffi_call(&cif, function, result, values);
}

static void call_with_integers(void)
{
    int left = 19;
    int right = 23;
    ffi_arg sum = 0;
    ffi_type *types[] = {&ffi_type_sint, &ffi_type_sint};
    void *values[] = {&left, &right};
    call(FFI_FN(add), &ffi_type_sint, types, &sum, values, 2);
    check((int) sum == 42, "ffi_call of int add(int, int)");
}

static void call_with_floats(void)
{
    double value = 10.5;
    float factor = 4.0f;
    double product = 0;
    ffi_type *types[] = {&ffi_type_double, &ffi_type_float};
    void *values[] = {&value, &factor};
    call(FFI_FN(scale), &ffi_type_double, types, &product, values, 2);
    check(product == 42.0, "ffi_call of double scale(double, float)");
}

static void call_with_long_long(void)
{
    signed char low = 42;
    long long high = 5000000000LL;
    long long wide = 0;
    ffi_type *types[] = {&ffi_type_schar, &ffi_type_sint64};
    void *values[] = {&low, &high};
    call(FFI_FN(widen), &ffi_type_sint64, types, &wide, values, 2);
    check(wide == 5000000000042LL, "ffi_call of long long widen(char, long long)");
}

static void call_with_structure(void)
{
    struct pair given = {7, 42.0};
    struct pair swapped = {0, 0};
    ffi_type *types[] = {&pair_type};
    void *values[] = {&given};
    call(FFI_FN(swap), &pair_type, types, &swapped, values, 1);
    check(swapped.whole == 42 && swapped.part == 7.0, "ffi_call of struct pair swap(struct pair)");
}

/* The code pointer of a new closure. Closures are never freed: this program ends soon. */
static void *close_over(ffi_cif *cif, ffi_type **types, unsigned count,
                        void (*body)(ffi_cif *, void *, void **, void *), void *data)
{
    void *code = NULL;
    ffi_closure *closure = ffi_closure_alloc(sizeof *closure, &code);
    check(closure != NULL && code != NULL, "ffi_closure_alloc");
    check(ffi_prep_cif(cif, FFI_DEFAULT_ABI, count, &ffi_type_sint, types) == FFI_OK, "ffi_prep_cif of a closure");
    check(ffi_prep_closure_loc(closure, cif, body, data, code) == FFI_OK, "ffi_prep_closure_loc");
    return code;
}

static void add_data(ffi_cif *cif, void *result, void **arguments, void *data)
{
    (void) cif;
    *(ffi_arg *) result = (ffi_arg) (*(int *) arguments[0] + *(int *) data);
}

static void call_closure(void)
{
    static ffi_cif cif;
    static ffi_type *types[] = {&ffi_type_sint};
    int data = 40;
    int (*code)(int) = (int (*)(int)) close_over(&cif, types, 1, add_data, &data);
    check(code(2) == 42, "closure called through its code pointer returned 42");
}

static void compare(ffi_cif *cif, void *result, void **arguments, void *data)
{
    const int *left = *(const int **) arguments[0];
    const int *right = *(const int **) arguments[1];
    (void) cif;
    ++*(int *) data;
    *(ffi_sarg *) result = (*left > *right) - (*left < *right);
}

static void sort_with_closure(void)
{
    static ffi_cif cif;
    static ffi_type *types[] = {&ffi_type_pointer, &ffi_type_pointer};
    int calls = 0;
    int numbers[] = {42, -7, 19, 0, 23};
    void *code = close_over(&cif, types, 2, compare, &calls);
    qsort(numbers, 5, sizeof numbers[0], (int (*)(const void *, const void *)) code);
    check(calls > 0, "qsort called the closure");
    for (int i = 1; i < 5; i++) {
        check(numbers[i - 1] < numbers[i], "qsort with the closure sorted");
    }
}

int main(void)
{
    call_with_integers();
    call_with_floats();
    call_with_long_long();
    call_with_structure();
    call_closure();
    sort_with_closure();
    printf("FFI_TEST_PASS\n");
    return 0;
}
