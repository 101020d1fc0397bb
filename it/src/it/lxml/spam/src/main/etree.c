#include <Python.h>

static PyObject *answer(PyObject *self, PyObject *ignored) { return PyLong_FromLong(42); }

static PyMethodDef methods[] = {{"answer", answer, METH_NOARGS, ""}, {NULL, NULL, 0, NULL}};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "etree", "", -1, methods};
PyMODINIT_FUNC PyInit_etree(void) { return PyModule_Create(&module); }
