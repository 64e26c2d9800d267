#include <bson/bson.h>
#include <hiredis/hiredis.h>
#include <stdio.h>
#include <stdlib.h>

bson_t *query(redisContext *redis)
{
    char json[256];
    bson_error_t error;
    const char *name = getenv("QUERY_STRING");
    snprintf(json, sizeof(json), "{\"name\": \"%s\"}", name);
    // expect: nosql-injection
    bson_t *bad = bson_new_from_json((const uint8_t *)json, -1, &error);
    bson_destroy(bad);
    // ok: nosql-injection
    bson_t *good = BCON_NEW("name", BCON_UTF8(name));
    snprintf(json, sizeof(json), "get %s", name);
    // expect: nosql-injection
    freeReplyObject(redisCommand(redis, json));
    // ok: nosql-injection
    freeReplyObject(redisCommand(redis, "get %s", name));
    return good;
}
