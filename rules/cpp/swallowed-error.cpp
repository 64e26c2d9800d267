#include <exception>
#include <iostream>

void work();

void run()
{
    try {
        work();
    // expect: swallowed-error
    } catch (...) {
    }
    try {
        work();
    // expect: swallowed-error
    } catch (const std::exception &) {
    }
    try {
        work();
    // ok: swallowed-error
    } catch (const std::exception &e) {
        std::cerr << e.what() << '\n';
    }
    try {
        work();
    // ok: swallowed-error
    } catch (...) {
        throw;
    }
}
