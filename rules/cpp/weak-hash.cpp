#include <QCryptographicHash>

QByteArray hashes(const QByteArray &data)
{
    // expect: weak-hash
    auto weak = QCryptographicHash::hash(data, QCryptographicHash::Md5);
    // ok: weak-hash
    return QCryptographicHash::hash(data, QCryptographicHash::Sha256);
}
