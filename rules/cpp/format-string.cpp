#include <cstdio>
#include <fmt/core.h>
#include <iostream>
#include <string>

void show()
{
    std::string text;
    std::getline(std::cin, text);
    // expect: format-string
    std::printf(text.c_str());
    // ok: format-string
    std::printf("%s", text.c_str());
    // expect: format-string
    fmt::print(fmt::runtime(text), 1);
    // ok: format-string
    fmt::print("{}", text);
}
