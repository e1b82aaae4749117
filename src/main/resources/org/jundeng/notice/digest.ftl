<#-- SPDX-License-Identifier: Apache-2.0 -->
${greeting}

${summary}
<#list projects as project>

== ${project.name} ==
<#list project.lines as line>

[${line.event}<#if line.levelName?has_content> ${line.levelName}</#if>] ${line.title}
  ${line.figure}
<#if line.why?has_content>
  ${line.why}
</#if>
  ${line.quote}
  ${answers}${line.bureau}
<#if line.source?has_content>
  ${line.source}
</#if>
</#list>
<#if project.more?has_content>

${project.more}
</#if>
</#list>

-- 
${footer}
