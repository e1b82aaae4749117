<#-- SPDX-License-Identifier: Apache-2.0 -->
${greeting}

<#list sentences as sentence>
${sentence}
</#list>

-- 
${footer}
