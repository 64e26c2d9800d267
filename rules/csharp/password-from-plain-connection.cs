using System.Data.SqlClient;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Accounts;

internal static class Connections
{
    internal static SqlConnection Plain(TcpClient client)
    {
        using var reader = new StreamReader(client.GetStream());
        var password = reader.ReadLine();
        // expect: password-from-plain-connection
        return new SqlConnection("Data Source=db;User ID=app;Password=" + password);
    }

    internal static SqlConnection Sealed(TcpClient client, ICryptoTransform transform)
    {
        using var open = new CryptoStream(client.GetStream(), transform, CryptoStreamMode.Read);
        using var reader = new StreamReader(open);
        var password = reader.ReadLine();
        // ok: password-from-plain-connection
        return new SqlConnection("Data Source=db;User ID=app;Password=" + password);
    }
}
