/* Preloaded into a program: lets the nth write or sync of one file fail, once or from then on.
 *
 * DISK_FAULT_FILE   a part of the paths that are counted
 * DISK_FAULT_AT     which call fails, from 1; 0 counts only
 * DISK_FAULT_EVER   set: every call from then on fails
 * DISK_FAULT_COUNT  where the number of calls is written at the end
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static long calls;

static int is_counted(int fd) {
    const char *part = getenv("DISK_FAULT_FILE");
    char link[64], path[4096];
    if (!part) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return strstr(path, part) != NULL;
}

/* A full disk and a broken one take turns. */
static int fails(int fd) {
    if (!is_counted(fd)) return 0;
    long call = __sync_add_and_fetch(&calls, 1);
    const char *at_text = getenv("DISK_FAULT_AT");
    long at = at_text ? atol(at_text) : 0;
    if (at <= 0 || call < at || (call > at && !getenv("DISK_FAULT_EVER"))) return 0;
    errno = at % 2 ? EIO : ENOSPC;
    return 1;
}

__attribute__((destructor)) static void tell(void) {
    const char *path = getenv("DISK_FAULT_COUNT");
    if (!path) return;
    FILE *out = fopen(path, "w");
    if (out) {
        fprintf(out, "%ld\n", calls);
        fclose(out);
    }
}

#define REAL(name) static __typeof__(name) *real; if (!real) real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

ssize_t pwrite(int fd, const void *bytes, size_t count, off_t at) {
    REAL(pwrite);
    return fails(fd) ? -1 : real(fd, bytes, count, at);
}
ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t at) {
    REAL(pwrite64);
    return fails(fd) ? -1 : real(fd, bytes, count, at);
}
ssize_t write(int fd, const void *bytes, size_t count) {
    REAL(write);
    return fails(fd) ? -1 : real(fd, bytes, count);
}
int fsync(int fd) {
    REAL(fsync);
    return fails(fd) ? -1 : real(fd);
}
int fdatasync(int fd) {
    REAL(fdatasync);
    return fails(fd) ? -1 : real(fd);
}
int ftruncate(int fd, off_t length) {
    REAL(ftruncate);
    return fails(fd) ? -1 : real(fd, length);
}
int ftruncate64(int fd, off64_t length) {
    REAL(ftruncate64);
    return fails(fd) ? -1 : real(fd, length);
}
