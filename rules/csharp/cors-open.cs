using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Service;

public static class Startup
{
    public static void Configure(IServiceCollection services, WebApplication app)
    {
        // expect: cors-open
        services.AddCors(o => o.AddPolicy("open", p => p.SetIsOriginAllowed(_ => true).AllowCredentials()));
        // expect: cors-open
        services.AddCors(o => o.AddPolicy("any", p => p.AllowAnyOrigin().AllowAnyHeader()));
        // ok: cors-open
        services.AddCors(o => o.AddPolicy("own", p => p.WithOrigins("https://app.example.org").AllowCredentials()));
        // ok: cors-open
        services.AddCors(o => o.AddPolicy("sub", p => p.SetIsOriginAllowed(origin => origin.EndsWith(".example.org"))));
        app.Use(async (context, next) =>
        {
            // expect: cors-open
            context.Response.Headers.Append("Access-Control-Allow-Origin", "*");
            // ok: cors-open
            context.Response.Headers.Append("Access-Control-Allow-Methods", "GET");
            await next();
        });
    }
}
