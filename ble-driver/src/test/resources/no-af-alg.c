/* For btvirt where the kernel has no AF_ALG: it insists on opening that for pairing, which our test does not do. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

static int pretended[1024];

int socket(int domain, int type, int protocol) {
    int fd = domain == AF_ALG ? eventfd(0, 0) : ((int (*)(int, int, int))dlsym(RTLD_NEXT, "socket"))(domain, type, protocol);
    if (fd >= 0 && fd < 1024) pretended[fd] = domain == AF_ALG;
    return fd;
}

int bind(int fd, const struct sockaddr *address, socklen_t length) {
    if (fd >= 0 && fd < 1024 && pretended[fd]) return 0;
    return ((int (*)(int, const struct sockaddr *, socklen_t))dlsym(RTLD_NEXT, "bind"))(fd, address, length);
}
