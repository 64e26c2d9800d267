#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static volatile sig_atomic_t stopping;
static char *buffer;

static void on_interrupt(int number)
{
    // expect: signal-handler-unsafe
    printf("signal %d\n", number);
    // expect: signal-handler-unsafe
    free(buffer);
    // expect: signal-handler-unsafe
    exit(1);
}

static void on_hangup(int number)
{
    (void)number;
    // ok: signal-handler-unsafe
    stopping = 1;
    // ok: signal-handler-unsafe
    write(STDERR_FILENO, "hangup\n", 7);
}

static void on_alarm(int number)
{
    (void)number;
    // ok: signal-handler-unsafe
    _exit(1);
}

static void stop(void)
{
    // ok: signal-handler-unsafe
    free(buffer);
    exit(0);
}

int main(void)
{
    struct sigaction action = {0};
    buffer = malloc(100);
    signal(SIGINT, on_interrupt);
    action.sa_handler = on_hangup;
    sigaction(SIGHUP, &action, NULL);
    signal(SIGALRM, &on_alarm);
    while (!stopping) {
        pause();
    }
    stop();
}
