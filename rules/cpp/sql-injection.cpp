#include <pqxx/pqxx>
#include <iostream>
#include <string>
#include <QSqlQuery>

void find(pqxx::work &tx, sql::Statement *statement)
{
    std::string name;
    std::getline(std::cin, name);
    // expect: sql-injection
    tx.exec("SELECT * FROM users WHERE name = '" + name + "'");
    // ok: sql-injection
    tx.exec_params("SELECT * FROM users WHERE name = $1", name);
    // ok: sql-injection
    tx.exec("SELECT * FROM users WHERE name = " + tx.quote(name));
    // expect: sql-injection
    statement->executeQuery("SELECT * FROM users WHERE name = '" + name + "'");

    QSqlQuery query;
    // expect: sql-injection
    query.exec(QString("SELECT * FROM users WHERE name = '%1'").arg(QString::fromStdString(name)));
    // ok: sql-injection
    query.prepare("SELECT * FROM users WHERE name = ?");
    query.addBindValue(QString::fromStdString(name));
    query.exec();
}
