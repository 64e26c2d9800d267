using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.IdentityModel.Tokens;

namespace Secrets;

public sealed class Settings(IConfiguration configuration)
{
    // expect: hardcoded-secret
    private const string ApiKey = "k8Jd72hFq0xVb3Lm";
    // ok: hardcoded-secret
    private const string PasswordField = "password_field";

    public void Connect(string typed)
    {
        var joined = "Tr0ub4dor";
        // expect: hardcoded-secret
        using var first = new System.Data.SqlClient.SqlConnection("Server=db;User Id=sa;Password=" + joined);
        // ok: hardcoded-secret
        using var second = new System.Data.SqlClient.SqlConnection("Server=db;User Id=sa;Password=" + typed);
        // expect: hardcoded-secret
        var connection = "Server=db;Database=shop;User Id=sa;Password=Tr0ub4dor;";
        // expect: hardcoded-secret
        var credential = new NetworkCredential("admin", "hunter2hunter2");
        // expect: hardcoded-secret
        var key = new SymmetricSecurityKey(Encoding.UTF8.GetBytes("0e5f8d7a6b4c3d2e1f0a9b8c7d6e5f4a"));
        using var aes = Aes.Create();
        // expect: hardcoded-secret
        aes.Key = Encoding.ASCII.GetBytes("0123456789abcdef");
        // ok: hardcoded-secret
        aes.Key = Convert.FromBase64String(configuration["Vault:Key"]!);
        // ok: hardcoded-secret
        var other = new NetworkCredential("admin", typed);
        // ok: hardcoded-secret
        var password = configuration["Db:Password"];
        // ok: hardcoded-secret
        var safe = $"Server=db;Database=shop;User Id=sa;Password={password};";
        if (typed == ApiKey + PasswordField + connection + safe)
        {
            throw new InvalidOperationException(other.UserName + key.KeySize + credential.UserName);
        }
    }
}
