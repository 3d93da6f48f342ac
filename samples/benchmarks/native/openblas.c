/*
 * Speed of OpenBLAS's matrix product on one thread, by the protocol of Service.java:
 *     TRANSPOSES ROWS COLUMNS INNER SECONDS   = WALL CPU RUNS 0   (nanoseconds a product; TRANSPOSES as NT)
 */
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { ROW_MAJOR = 101, NO_TRANSPOSE = 111, TRANSPOSE = 112 };

typedef void (*sgemm_t)(int, int, int, int, int, int, float, const float *, int, const float *, int, float, float *, int);

static double now(clockid_t clock) {
    struct timespec time;
    clock_gettime(clock, &time);
    return time.tv_sec * 1e9 + time.tv_nsec;
}

static float *numbers(long count) {
    float *x = aligned_alloc(64, (count * sizeof(float) + 63) / 64 * 64);
    for (long i = 0; i < count; i++) {
        x[i] = (float) rand() / RAND_MAX - 0.5f;
    }
    return x;
}

int main(void) {
    setenv("OPENBLAS_NUM_THREADS", "1", 1);
    void *library = dlopen("libopenblas.so.0", RTLD_NOW);
    sgemm_t sgemm = library ? (sgemm_t) dlsym(library, "cblas_sgemm") : 0;
    if (!sgemm) {
        fprintf(stderr, "there is no libopenblas.so.0 with cblas_sgemm\n");
        return 1;
    }
    char *(*configuration)(void) = (char *(*)(void)) dlsym(library, "openblas_get_config");
    printf("= %s\n", configuration ? configuration() : "OpenBLAS");
    fflush(stdout);
    char transposes[3];
    int rows, columns, inner;
    double seconds;
    while (scanf("%2s %d %d %d %lf", transposes, &rows, &columns, &inner, &seconds) == 5) {
        int at = transposes[0] == 'T';
        int bt = transposes[1] == 'T';
        float *a = numbers((long) rows * inner);
        float *b = numbers((long) inner * columns);
        float *c = numbers((long) rows * columns);
        double wall = now(CLOCK_MONOTONIC), cpu = now(CLOCK_THREAD_CPUTIME_ID), elapsed;
        long runs = 0;
        do {
            for (int i = 0; i < 1 || (double) i * rows * columns * inner < 1e7; i++, runs++) {
                sgemm(ROW_MAJOR, at ? TRANSPOSE : NO_TRANSPOSE, bt ? TRANSPOSE : NO_TRANSPOSE, rows, columns, inner, 1, a,
                      at ? rows : inner, b, bt ? inner : columns, 0, c, columns);
            }
            elapsed = now(CLOCK_MONOTONIC) - wall;
        } while (elapsed < seconds * 1e9);
        printf("= %.1f %.1f %ld 0\n", elapsed / runs, (now(CLOCK_THREAD_CPUTIME_ID) - cpu) / runs, runs);
        fflush(stdout);
        free(a);
        free(b);
        free(c);
    }
    return 0;
}
