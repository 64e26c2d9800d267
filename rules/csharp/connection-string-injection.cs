using Microsoft.AspNetCore.Mvc;
using Microsoft.Data.SqlClient;
using Microsoft.Extensions.Configuration;

namespace Tenants;

public sealed class TenantController(IConfiguration configuration) : ControllerBase
{
    public IActionResult Open(string tenant, int pool)
    {
        // expect: connection-string-injection
        using var connection = new SqlConnection("Server=db;Database=" + tenant + ";Integrated Security=true");
        using var other = new SqlConnection();
        // expect: connection-string-injection
        other.ConnectionString = $"Server=db;Database={tenant}";
        // ok: connection-string-injection
        using var configured = new SqlConnection(configuration["ConnectionStrings:Shop"]);
        // ok: connection-string-injection
        using var number = new SqlConnection("Server=db;Database=shop;Max Pool Size=" + pool);
        var builder = new SqlConnectionStringBuilder { DataSource = "db", InitialCatalog = tenant };
        // ok: connection-string-injection
        using var built = new SqlConnection(builder.ConnectionString);
        return Ok();
    }
}
