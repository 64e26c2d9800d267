#include <dlfcn.h>
#include <lauxlib.h>
#include <lua.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

void run(lua_State *L, int fd)
{
    char script[1024] = "";
    recv(fd, script, sizeof(script) - 1, 0);
    // expect: code-injection
    luaL_dostring(L, script);

    // ok: code-injection
    luaL_dostring(L, "return handle(...)");

    lua_pushstring(L, script);
    // ok: code-injection
    luaL_loadstring(L, "local input = ... return #input");
}

void *plugin(int fd)
{
    char name[100] = "";
    char path[200];
    recv(fd, name, sizeof(name) - 1, 0);
    snprintf(path, sizeof(path), "/opt/app/%s.so", name);
    // expect: code-injection
    void *first = dlopen(path, RTLD_NOW);

    if (strcmp(name, "png") == 0 || strcmp(name, "jpeg") == 0) {
        snprintf(path, sizeof(path), "/opt/app/%s.so", name);
        // ok: code-injection
        return dlopen(path, RTLD_NOW);
    }
    // ok: code-injection
    return first ? first : dlopen("/opt/app/default.so", RTLD_NOW);
}

void console(lua_State *L)
{
    char line[256];
    while (fgets(line, sizeof(line), stdin)) {
        // expect: code-injection
        luaL_dostring(L, line);
    }
}
