#include <boost/asio/ssl.hpp>
#include <cpr/cpr.h>

void open(boost::asio::ssl::context &context, QNetworkReply *reply, httplib::SSLClient &client)
{
    // expect: tls-verification-disabled
    context.set_verify_mode(boost::asio::ssl::verify_none);
    // ok: tls-verification-disabled
    context.set_verify_mode(boost::asio::ssl::verify_peer);
    // expect: tls-verification-disabled
    reply->ignoreSslErrors();
    // expect: tls-verification-disabled
    client.enable_server_certificate_verification(false);
    // expect: tls-verification-disabled
    auto answer = cpr::Get(cpr::Url{"https://example.com"}, cpr::VerifySsl{false});
    // ok: tls-verification-disabled
    auto checked = cpr::Get(cpr::Url{"https://example.com"}, cpr::VerifySsl{true});
}
