#include <exception>
#include <iostream>
#include <stdexcept>
#include <string>

int parse(const std::string &text);

int anything(const std::string &text)
{
    try {
        return parse(text);
    // expect: broad-catch
    } catch (...) {
        return 7;
    }
}

int base(const std::string &text)
{
    try {
        return parse(text);
    // expect: broad-catch
    } catch (const std::exception &) {
        return 7;
    }
}

int told(const std::string &text)
{
    try {
        return parse(text);
    // ok: broad-catch
    } catch (const std::exception &e) {
        std::cerr << e.what() << '\n';
        return 7;
    }
}

int expected(const std::string &text)
{
    try {
        return parse(text);
    // ok: broad-catch
    } catch (const std::invalid_argument &) {
        return 7;
    }
}

int passed_on(const std::string &text)
{
    try {
        return parse(text);
    // ok: broad-catch
    } catch (...) {
        throw;
    }
}
