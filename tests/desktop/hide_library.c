/* Keeps one program from finding one library, as if it were not installed. Preloaded with
 * HIDE_LIBRARY  how the library's name begins, as it is given to dlopen
 * HIDE_CACHE    the file that is read instead of /etc/ld.so.cache */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

void *dlopen(const char *name, int flags)
{
    void *(*real)(const char *, int) = (void *(*)(const char *, int))dlsym(RTLD_NEXT, "dlopen");
    const char *hidden = getenv("HIDE_LIBRARY");
    /* The real function fails on a name that is nowhere, and sets the error its callers ask for. */
    if (name && hidden && strncmp(name, hidden, strlen(hidden)) == 0)
        return real("/nonexistent/library", flags);
    return real(name, flags);
}

static const char *replaced(const char *path)
{
    const char *cache = getenv("HIDE_CACHE");
    return cache && strcmp(path, "/etc/ld.so.cache") == 0 ? cache : path;
}

int open64(const char *path, int flags, ...)
{
    int (*real)(const char *, int, ...) = (int (*)(const char *, int, ...))dlsym(RTLD_NEXT, "open64");
    va_list rest;
    va_start(rest, flags);
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return real(replaced(path), flags, mode);
}

int open(const char *path, int flags, ...)
{
    int (*real)(const char *, int, ...) = (int (*)(const char *, int, ...))dlsym(RTLD_NEXT, "open");
    va_list rest;
    va_start(rest, flags);
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return real(replaced(path), flags, mode);
}
