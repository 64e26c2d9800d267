#include <libpq-fe.h>
#include <mysql/mysql.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FIND "select name from users where id = ?"

static int find_user(sqlite3 *db, const char *name)
{
    char query[256];
    snprintf(query, sizeof(query), "select * from users where name = '%s'", name);
    // expect: sql-injection
    return sqlite3_exec(db, query, NULL, NULL, NULL);
}

int handle(sqlite3 *db, MYSQL *my, PGconn *pg)
{
    char line[128];
    char sql[512];
    if (fgets(line, sizeof(line), stdin) == NULL) {
        return -1;
    }
    find_user(db, line);

    strcpy(sql, "delete from sessions where token = '");
    strcat(sql, line);
    strcat(sql, "'");
    // expect: sql-injection
    mysql_query(my, sql);

    sprintf(sql, "select balance from accounts where owner = '%s'", getenv("QUERY_STRING"));
    // expect: sql-injection
    PGresult *r = PQexec(pg, sql);
    PQclear(r);

    sqlite3_stmt *stmt;
    // ok: sql-injection
    sqlite3_prepare_v2(db, FIND, -1, &stmt, NULL);
    sqlite3_bind_text(stmt, 1, line, -1, SQLITE_TRANSIENT);
    sqlite3_finalize(stmt);

    const char *values[1] = {line};
    // ok: sql-injection
    PQexecParams(pg, "select 1 from users where name = $1", 1, NULL, values, NULL, NULL, 0);

    sprintf(sql, "select * from users where id = %d", atoi(line));
    // ok: sql-injection
    mysql_query(my, sql);

    char *quoted = sqlite3_mprintf("select * from users where name = %Q", line);
    // ok: sql-injection
    sqlite3_exec(db, quoted, NULL, NULL, NULL);
    sqlite3_free(quoted);

    if (strcmp(line, "name") == 0 || strcmp(line, "age") == 0) {
        snprintf(sql, sizeof(sql), "select * from users order by %s", line);
        // ok: sql-injection
        sqlite3_exec(db, sql, NULL, NULL, NULL);
    }
    return 0;
}

int last_row(sqlite3 *db)
{
    char sql[100];
    int limit = 10;
    snprintf(sql, sizeof(sql), "select * from log limit %d", limit);
    // ok: sql-injection
    return sqlite3_exec(db, sql, NULL, NULL, NULL);
}
